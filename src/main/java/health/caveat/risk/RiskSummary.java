package health.caveat.risk;

import static java.util.Comparator.comparingLong;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.text.LocalizedText;
import health.caveat.text.SinceDose;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A risk as a line in a list. */
public record RiskSummary(
        String slug,
        String title,
        String language,
        Optional<String> medicalTerm,
        RiskCategory category,
        String summary,
        Onset onset,
        Optional<Grades> severity,
        Optional<List<SeriousnessCriterion>> seriousness,
        CertaintyLevel certainty,
        boolean reviewOverdue,
        String href)
        implements InLanguage.One {

    /** The whole of the time in which a risk can begin. */
    public record Onset(OnsetStatus status, Optional<String> earliest, Optional<String> latest) {

        static Onset of(List<RiskInput.OnsetWindow> windows) {
            if (windows.isEmpty()) {
                return new Onset(OnsetStatus.UNKNOWN, Optional.empty(), Optional.empty());
            }
            var openEnded = windows.stream().anyMatch(window -> window.latest().isEmpty());
            return new Onset(
                    OnsetStatus.KNOWN,
                    windows.stream()
                            .flatMap(window -> window.earliest().stream())
                            .min(comparingLong(SinceDose::hours)),
                    openEnded
                            ? Optional.empty()
                            : windows.stream()
                                    .flatMap(window -> window.latest().stream())
                                    .max(comparingLong(SinceDose::hours)));
        }
    }

    /** CTCAE grades from the least to the worst that was seen. */
    public record Grades(Severity min, Severity max) {}

    public static Stream<LocalizedText> shown(RiskInput document) {
        return Stream.concat(Stream.of(document.title(), document.summary()), document.medicalTerm().stream());
    }

    public static RiskSummary of(Published<RiskInput> risk, Edition edition) {
        var document = risk.document();
        var rendition = edition.of(document);
        return new RiskSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.text(document.medicalTerm()),
                document.category(),
                rendition.text(document.summary()),
                Onset.of(document.onset()),
                document.severity().map(range -> new Grades(range.min(), range.max())),
                document.seriousness().map(RiskInput.Seriousness::criteria),
                document.certainty().level(),
                Review.isOverdue(document, edition.day()),
                "/v1/risks/" + document.slug());
    }
}
