package health.caveat.therapy;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.text.LocalizedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A therapy as a line in a list. */
public record TherapySummary(
        String slug,
        String title,
        String language,
        Optional<String> genericName,
        List<String> brands,
        TherapyStatus status,
        Optional<VectorType> vector,
        Optional<Editing> editing,
        String summary,
        boolean reviewOverdue,
        String href)
        implements InLanguage.One {

    public static Stream<LocalizedText> shown(TherapyInput document) {
        return Stream.of(document.title(), document.summary());
    }

    public static TherapySummary of(Published<TherapyInput> therapy, Edition edition) {
        var document = therapy.document();
        var rendition = edition.of(document);
        return new TherapySummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                document.genericName(),
                document.brands(),
                document.status(),
                document.vector().map(TherapyInput.Vector::type),
                document.editing(),
                rendition.text(document.summary()),
                Review.isOverdue(document, edition.day()),
                "/v1/therapies/" + document.slug());
    }
}
