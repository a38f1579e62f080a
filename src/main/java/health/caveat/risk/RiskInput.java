package health.caveat.risk;

import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.item.Summarised;
import health.caveat.text.Citation;
import health.caveat.text.Code;
import health.caveat.text.Disagreement;
import health.caveat.text.LocalizedText;
import health.caveat.text.Prose;
import health.caveat.text.RefersTo;
import health.caveat.text.SinceDose;
import health.caveat.text.Statement;
import health.caveat.text.TimedStatement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something unwanted that can happen, or a burden, as an editor writes it. */
public record RiskInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,
        Optional<LocalizedText> medicalTerm,
        Map<String, List<String>> alsoKnownAs,
        @NotNull RiskCategory category,
        @NotEmpty List<@RefersTo("topic") String> topics,
        @NotNull LocalizedText summary,
        @NotNull @Prose LocalizedText body,
        List<@Valid Statement> higherRisk,
        List<@Valid OnsetWindow> onset,
        Optional<@Valid SeverityRange> severity,
        Optional<@Valid Seriousness> seriousness,
        List<@Valid Statement> watchFor,
        List<@Valid SeekHelp> seekHelp,
        List<@Valid TimedStatement> monitoring,
        List<@Valid Statement> treatment,
        List<@Valid Statement> duration,
        @NotNull @Valid Certainty certainty,
        List<@Valid Statement> openIssues,
        List<@Valid Disagreement> disagreements,
        List<@Valid Code> codes,
        Map<String, Integer> translations,
        @NotNull LocalDate lastReviewed,
        @NotNull LocalDate nextReviewDue,
        @NotNull ClinicalReview clinicalReview)
        implements Reviewed, Summarised {

    @Override
    public LocalizedText heading() {
        return title;
    }

    /** When a risk can begin after some therapies, or after all. An end that nobody reported is left out. */
    public record OnsetWindow(
            List<@RefersTo("therapy") String> therapies,

            Optional<@Pattern(regexp = SinceDose.PATTERN, message = SinceDose.RULE) String> earliest,

            Optional<@Pattern(regexp = SinceDose.PATTERN, message = SinceDose.RULE) String> latest,
            Optional<LocalizedText> typical,
            @NotEmpty List<@Valid Citation> sources) {}

    /** The CTCAE grades that have been seen. */
    public record SeverityRange(
            @NotNull Severity min,
            @NotNull Severity max,
            @NotEmpty List<@Valid Citation> sources) {}

    /** The regulators' criteria that have been met. */
    public record Seriousness(
            @NotEmpty List<@NotNull SeriousnessCriterion> criteria,
            @NotEmpty List<@Valid Citation> sources) {}

    /** When to get help, and how soon. */
    public record SeekHelp(
            @NotNull Urgency urgency,
            @NotNull LocalizedText text,
            @NotEmpty List<@Valid Citation> sources) {}

    /** How sure the evidence on the risk is, by GRADE, and why. */
    public record Certainty(
            @NotNull CertaintyLevel level, @NotNull LocalizedText reason) {}
}
