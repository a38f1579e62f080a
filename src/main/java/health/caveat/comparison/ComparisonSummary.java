package health.caveat.comparison;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.risk.CertaintyLevel;
import health.caveat.text.LocalizedText;
import java.util.stream.Stream;

/** A comparison as a line in a list. */
public record ComparisonSummary(
        String slug,
        String title,
        String language,
        ComparisonDesign design,
        String traditional,
        String summary,
        CertaintyLevel certainty,
        boolean reviewOverdue,
        String href)
        implements InLanguage.One {

    static Stream<LocalizedText> shown(ComparisonInput document) {
        return Stream.of(document.title(), document.summary());
    }

    static ComparisonSummary of(Published<ComparisonInput> comparison, Edition edition) {
        var document = comparison.document();
        var rendition = edition.of(document);
        return new ComparisonSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                document.design(),
                rendition.text(document.traditional().name()),
                rendition.text(document.summary()),
                document.certainty().level(),
                Review.isOverdue(document, edition.day()),
                "/v1/comparisons/" + document.slug());
    }
}
