package health.caveat.risk;

import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.text.Code;
import health.caveat.text.LocalizedText;
import health.caveat.text.RefersTo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One observation as an editor writes it: a therapy, a risk, an effect, who was watched, and one measure. */
public record FindingInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText effect,
        Optional<@Valid Code> code,
        @NotNull @RefersTo("risk") String risk,
        @NotNull @RefersTo("therapy") String therapy,
        Optional<@Valid GradeRange> grade,
        Optional<String> gradingSystem,
        List<SeriousnessCriterion> seriousness,
        Optional<Attribution> attribution,
        @NotNull LocalizedText population,
        Optional<LocalizedText> who,
        Optional<LocalizedText> window,
        Optional<@Valid Study> study,
        @NotNull @Valid Measure measure,
        Optional<@Valid Comparator> comparator,
        @NotNull @RefersTo("source") String source,
        Optional<String> where,
        Optional<LocalizedText> note,
        Map<String, Integer> translations,
        @NotNull LocalDate lastReviewed,
        @NotNull LocalDate nextReviewDue,
        @NotNull ClinicalReview clinicalReview)
        implements Reviewed {

    @Override
    public LocalizedText heading() {
        return effect;
    }

    /** The grades that were counted. No {@code max}: this grade or worse. */
    public record GradeRange(@NotNull Severity min, Optional<Severity> max) {}

    /** The study that counted, and its registry numbers. */
    public record Study(@NotBlank String name, List<@NotBlank String> registrations) {}

    /** The same measure in the other arm of the study. */
    public record Comparator(
            @NotNull LocalizedText title, @NotNull @Valid Measure measure) {}
}
