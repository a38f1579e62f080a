package health.caveat.article;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import java.util.List;

/** An article with what it cites and what it is about. */
public record ArticleDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        String summary,
        String body,
        List<ItemLink> topics,
        List<ItemLink> risks,
        List<ItemLink> therapies,
        List<ItemLink> relatedArticles,
        List<ItemLink> terms,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    static ArticleDetail of(
            Published<ArticleInput> article, List<ItemLink> related, Edition edition, Kinds kinds, Sources sources) {
        var document = article.document();
        var rendition = edition.of(document);
        return new ArticleDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(article),
                rendition.text(document.summary()),
                rendition.body(document.body()),
                edition.links(kinds.get("topic"), document.topics()),
                edition.links(kinds.get("risk"), document.risks()),
                edition.links(kinds.get("therapy"), document.therapies()),
                related,
                edition.terms(),
                sources.cited(edition),
                Review.of(article, edition.day()));
    }
}
