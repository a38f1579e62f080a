package health.caveat.question;

import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.item.Summarised;
import health.caveat.text.Citation;
import health.caveat.text.LocalizedText;
import health.caveat.text.PartialDate;
import health.caveat.text.RefersTo;
import health.caveat.text.Statement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What nobody knows yet, who is following it and until when, as an editor writes it. */
public record OpenQuestionInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,
        @NotNull LocalizedText summary,
        @NotEmpty List<@Valid Statement> whyUnknown,
        Optional<@Valid LongestFollowUp> longestFollowUp,
        List<@Valid FollowedBy> followedBy,
        @NotEmpty List<@RefersTo("topic") String> topics,
        List<@RefersTo("therapy") String> therapies,
        List<@RefersTo("risk") String> risks,
        Map<String, Integer> translations,
        @NotNull LocalDate lastReviewed,
        @NotNull LocalDate nextReviewDue,
        @NotNull ClinicalReview clinicalReview)
        implements Reviewed, Summarised {

    @Override
    public LocalizedText heading() {
        return title;
    }

    /** How long anyone has been watched until now. */
    public record LongestFollowUp(
            @NotNull LocalizedText text,
            Optional<@Positive BigDecimal> years,
            Optional<@Positive Integer> people,
            @NotEmpty List<@Valid Citation> sources) {}

    /** A registry or trial that follows the question. */
    public record FollowedBy(
            @NotNull LocalizedText text,
            Optional<String> registration,
            Optional<@Pattern(regexp = PartialDate.PATTERN, message = PartialDate.RULE) String> until,
            @NotEmpty List<@Valid Citation> sources) {}
}
