package health.caveat.question;

import health.caveat.api.InLanguage;
import health.caveat.item.CitationLink;
import health.caveat.item.CitedText;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An open question with everything that its page shows. */
public record OpenQuestionDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        String summary,
        List<CitedText> whyUnknown,
        Optional<LongestFollowUp> longestFollowUp,
        List<FollowedBy> followedBy,
        List<ItemLink> topics,
        List<ItemLink> therapies,
        List<ItemLink> risks,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    /** How long anyone has been watched until now, in the reader's language. */
    public record LongestFollowUp(
            String text, Optional<BigDecimal> years, Optional<Integer> people, List<CitationLink> citations) {

        public static LongestFollowUp of(OpenQuestionInput.LongestFollowUp longest, Edition.Rendition rendition) {
            return new LongestFollowUp(
                    rendition.text(longest.text()),
                    longest.years(),
                    longest.people(),
                    rendition.cite(longest.sources()));
        }
    }

    /** A registry or trial that follows the question, in the reader's language. */
    public record FollowedBy(
            String text, Optional<String> registration, Optional<String> until, List<CitationLink> citations) {

        public static FollowedBy of(OpenQuestionInput.FollowedBy follower, Edition.Rendition rendition) {
            return new FollowedBy(
                    rendition.text(follower.text()),
                    follower.registration(),
                    follower.until(),
                    rendition.cite(follower.sources()));
        }
    }

    static OpenQuestionDetail of(Published<OpenQuestionInput> question, Edition edition, Kinds kinds, Sources sources) {
        var document = question.document();
        var rendition = edition.of(document);
        return new OpenQuestionDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(question),
                rendition.text(document.summary()),
                rendition.cited(document.whyUnknown()),
                document.longestFollowUp().map(longest -> LongestFollowUp.of(longest, rendition)),
                document.followedBy().stream()
                        .map(follower -> FollowedBy.of(follower, rendition))
                        .toList(),
                edition.links(kinds.get("topic"), document.topics()),
                edition.links(kinds.get("therapy"), document.therapies()),
                edition.links(kinds.get("risk"), document.risks()),
                sources.cited(edition),
                Review.of(question, edition.day()));
    }
}
