package health.caveat.comparison;

import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.item.Summarised;
import health.caveat.risk.Measure;
import health.caveat.risk.RiskInput;
import health.caveat.text.Citation;
import health.caveat.text.Code;
import health.caveat.text.LocalizedText;
import health.caveat.text.RefersTo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A therapy beside the traditional treatment, as an editor writes it. */
public record ComparisonInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,
        @NotNull @RefersTo("topic") String condition,
        @NotNull @RefersTo("therapy") String therapy,
        @NotNull @Valid Traditional traditional,
        @NotNull ComparisonDesign design,
        Optional<@Valid Study> study,
        @NotNull LocalizedText population,
        Optional<LocalizedText> window,
        @NotNull LocalizedText summary,
        @NotEmpty List<@Valid Outcome> outcomes,
        @NotNull @Valid RiskInput.Certainty certainty,
        Map<String, Integer> translations,
        @NotNull LocalDate lastReviewed,
        @NotNull LocalDate nextReviewDue,
        @NotNull ClinicalReview clinicalReview)
        implements Reviewed, Summarised {

    @Override
    public LocalizedText heading() {
        return title;
    }

    /** The treatment that the therapy is compared with. */
    public record Traditional(@NotNull LocalizedText name, List<@Valid Code> codes) {}

    /** The study that compared, and its registry numbers. */
    @Schema(name = "ComparisonStudy")
    public record Study(@NotBlank String name, List<@NotBlank String> registrations) {}

    /** One benefit or harm, in the therapy's group and in the other, or as a printed statistic. */
    public record Outcome(
            @NotNull LocalizedText title,
            @NotNull OutcomeNature nature,
            Optional<@Valid Measure> therapy,
            Optional<@Valid Measure> comparator,
            Optional<@Valid Reported> reported,
            Optional<LocalizedText> note,
            @NotEmpty List<@Valid Citation> sources) {}

    /** A statistic as a source printed it; for medians and rates one value for each group. */
    public record Reported(
            @NotNull Statistic statistic,
            Optional<BigDecimal> value,
            Optional<BigDecimal> low,
            Optional<BigDecimal> high,
            Optional<BigDecimal> therapyValue,
            Optional<BigDecimal> comparatorValue,
            Optional<LocalizedText> text) {}
}
