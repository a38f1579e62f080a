package health.caveat.interaction;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.risk.CertaintyLevel;
import health.caveat.text.LocalizedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An interaction as a line in a list. */
public record InteractionSummary(
        String slug,
        String title,
        String language,
        String with,
        CounterpartType withType,
        InteractionEvidence evidence,
        String summary,
        Optional<AppliesAs> appliesAs,
        CertaintyLevel certainty,
        boolean reviewOverdue,
        String href)
        implements InLanguage.One {

    static Stream<LocalizedText> shown(InteractionInput document) {
        return Stream.of(document.title(), document.summary());
    }

    /** @param asked the therapies that the caller asked for */
    static InteractionSummary of(Published<InteractionInput> interaction, Edition edition, List<String> asked) {
        var document = interaction.document();
        var rendition = edition.of(document);
        var named = document.therapies().stream().anyMatch(asked::contains);
        return new InteractionSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.text(document.with().name()),
                document.with().type(),
                document.evidence(),
                rendition.text(document.summary()),
                asked.isEmpty() ? Optional.empty() : Optional.of(named ? AppliesAs.THERAPY : AppliesAs.CLASS),
                document.certainty().level(),
                Review.isOverdue(document, edition.day()),
                "/v1/interactions/" + document.slug());
    }
}
