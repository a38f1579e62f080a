package health.caveat.interaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.item.Summarised;
import health.caveat.risk.RiskInput;
import health.caveat.text.Code;
import health.caveat.text.LocalizedText;
import health.caveat.text.RefersTo;
import health.caveat.text.Statement;
import health.caveat.text.TimedStatement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a therapy, or a class of therapies, and something else do to each other, as an editor writes it. */
public record InteractionInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,
        @NotNull @Valid Counterpart with,
        List<@RefersTo("therapy") String> therapies,
        List<@RefersTo("topic") String> topics,
        @NotNull InteractionEvidence evidence,
        @NotNull LocalizedText summary,
        @NotNull @Valid Statement effect,
        Optional<@Valid Statement> mechanism,
        List<@Valid TimedStatement> windows,
        List<@Valid Statement> management,
        List<@RefersTo("risk") String> risks,
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

    @JsonIgnore
    @AssertTrue(message = "an interaction needs a therapy, or a topic that names its class")
    boolean isOfSomething() {
        return !therapies.isEmpty() || !topics.isEmpty();
    }

    /** The medicine, vaccine, test or other thing on the other side. */
    public record Counterpart(
            @NotNull CounterpartType type,
            @NotNull LocalizedText name,
            Map<String, List<@NotBlank String>> alsoKnownAs,
            List<@Valid Code> codes) {}
}
