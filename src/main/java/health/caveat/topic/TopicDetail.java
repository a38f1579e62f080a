package health.caveat.topic;

import health.caveat.api.InLanguage;
import health.caveat.article.ArticleSummary;
import health.caveat.item.CodeLink;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.risk.RiskSummary;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import health.caveat.therapy.TherapySummary;
import java.util.List;

/** A topic with its risks, therapies and articles. */
public record TopicDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        TopicType type,
        List<String> alsoKnownAs,
        List<ItemLink> broader,
        List<ItemLink> narrower,
        String summary,
        String body,
        List<RiskSummary> risks,
        List<TherapySummary> therapies,
        List<ArticleSummary> articles,
        List<CodeLink> codes,
        List<ItemLink> terms,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    static TopicDetail of(
            Published<TopicInput> topic,
            List<RiskSummary> risks,
            List<TherapySummary> therapies,
            List<ArticleSummary> articles,
            Edition edition,
            Topics topics,
            Sources sources) {
        var document = topic.document();
        var rendition = edition.of(document);
        return new TopicDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(topic),
                document.type(),
                rendition.names(document.alsoKnownAs()),
                edition.links(topics, document.broader()),
                edition.linksReferringTo("topic", "topic", document.slug()),
                rendition.text(document.summary()),
                rendition.body(document.body()),
                risks,
                therapies,
                articles,
                document.codes().stream().map(CodeLink::of).toList(),
                edition.terms(),
                sources.cited(edition),
                Review.of(topic, edition.day()));
    }
}
