package health.caveat.experience;

import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.item.Summarised;
import health.caveat.text.Citation;
import health.caveat.text.LocalizedText;
import health.caveat.text.RefersTo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What patients report, as an editor writes it: a study's themes, a score, or a published account. */
public record ExperienceInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,
        @NotNull ExperienceType type,
        @NotEmpty List<@RefersTo("topic") String> topics,
        List<@RefersTo("therapy") String> therapies,
        List<@RefersTo("risk") String> risks,
        Optional<@Positive Integer> people,
        @NotNull LocalizedText method,
        @NotNull LocalizedText summary,
        List<@NotNull LocalizedText> themes,
        List<@Valid Score> scores,
        @NotNull LocalizedText selectionNote,
        List<@RefersTo("finding") String> baseRates,
        @NotEmpty List<@Valid Citation> sources,
        Map<String, Integer> translations,
        @NotNull LocalDate lastReviewed,
        @NotNull LocalDate nextReviewDue,
        @NotNull ClinicalReview clinicalReview)
        implements Reviewed, Summarised {

    @Override
    public LocalizedText heading() {
        return title;
    }

    /** What people answered on a questionnaire. */
    public record Score(
            @NotBlank String instrument,
            Optional<BigDecimal> before,
            Optional<BigDecimal> after,
            Optional<@Positive Integer> people,
            Optional<BetterIs> betterIs,
            @NotNull LocalizedText text) {}
}
