package health.caveat.interaction;

import health.caveat.api.InLanguage;
import health.caveat.item.CitedText;
import health.caveat.item.CodeLink;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.item.TimedText;
import health.caveat.risk.RiskDetail;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import java.util.List;
import java.util.Optional;

/** An interaction with everything that its page shows. */
public record InteractionDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        Counterpart with,
        List<ItemLink> therapies,
        List<ItemLink> topics,
        InteractionEvidence evidence,
        String summary,
        CitedText effect,
        Optional<CitedText> mechanism,
        List<TimedText> windows,
        List<CitedText> management,
        List<ItemLink> risks,
        RiskDetail.Certainty certainty,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    /** The medicine, vaccine, test or other thing on the other side, in the reader's language. */
    public record Counterpart(CounterpartType type, String name, List<String> alsoKnownAs, List<CodeLink> codes) {}

    static InteractionDetail of(
            Published<InteractionInput> interaction, Edition edition, Kinds kinds, Sources sources) {
        var document = interaction.document();
        var rendition = edition.of(document);
        return new InteractionDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(interaction),
                new Counterpart(
                        document.with().type(),
                        rendition.text(document.with().name()),
                        rendition.names(document.with().alsoKnownAs()),
                        document.with().codes().stream().map(CodeLink::of).toList()),
                edition.links(kinds.get("therapy"), document.therapies()),
                edition.links(kinds.get("topic"), document.topics()),
                document.evidence(),
                rendition.text(document.summary()),
                rendition.cited(document.effect()),
                document.mechanism().map(rendition::cited),
                rendition.timed(document.windows()),
                rendition.cited(document.management()),
                edition.links(kinds.get("risk"), document.risks()),
                RiskDetail.Certainty.of(document.certainty(), rendition),
                sources.cited(edition),
                Review.of(interaction, edition.day()));
    }
}
