package health.caveat.therapy;

import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.item.Summarised;
import health.caveat.text.Citation;
import health.caveat.text.Code;
import health.caveat.text.Disagreement;
import health.caveat.text.LocalizedText;
import health.caveat.text.PartialDate;
import health.caveat.text.Prose;
import health.caveat.text.RefersTo;
import health.caveat.text.Statement;
import health.caveat.text.TimedStatement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A treatment product, or one that is being studied, as an editor writes it. */
public record TherapyInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,
        Optional<@Pattern(regexp = ".*\\S.*") String> genericName,
        List<@NotBlank String> brands,
        Map<String, List<@NotBlank String>> alsoKnownAs,
        @NotNull TherapyStatus status,
        @NotEmpty List<@RefersTo("topic") String> topics,
        Optional<String> sponsor,
        @NotNull LocalizedText summary,
        @NotNull @Prose LocalizedText body,
        Optional<@Valid Vector> vector,
        Optional<Editing> editing,
        Optional<Boolean> integrating,
        Optional<@Valid Route> route,
        Optional<@Valid Statement> dose,
        Optional<@Valid Statement> conditioning,
        List<@Valid Indication> indications,
        List<@Valid Approval> approvals,
        List<@Valid Warning> warnings,
        Optional<List<@Valid Statement>> contraindications,
        List<@Valid TimedStatement> monitoring,
        List<@Valid TimedStatement> medicines,
        List<@Valid Statement> antibodies,
        List<@Valid Price> prices,
        List<@Valid FollowUp> followUp,
        List<@Valid Statement> peopleTreated,
        List<@Valid Disagreement> disagreements,
        List<@Valid Code> codes,
        Map<String, Integer> translations,
        @NotNull LocalDate lastReviewed,
        @NotNull LocalDate nextReviewDue,
        @NotNull ClinicalReview clinicalReview)
        implements Reviewed, Summarised {

    static final String REGULATOR = "[a-z]+(-[a-z]+)*";

    @Override
    public LocalizedText heading() {
        return title;
    }

    @Override
    public List<String> names() {
        var names = new ArrayList<>(brands);
        genericName.ifPresent(names::add);
        return names;
    }

    /** What carries the genetic material. */
    public record Vector(
            @NotNull VectorType type,
            Optional<String> name,
            @NotNull LocalizedText text,
            @NotEmpty List<@Valid Citation> sources) {}

    /** How the therapy enters the body. */
    public record Route(
            @NotNull RouteType type,
            @NotNull LocalizedText text,
            @NotEmpty List<@Valid Citation> sources) {}

    /** Whom the therapy is for, as a regulator says or as it is studied. */
    public record Indication(
            Optional<@Pattern(regexp = REGULATOR) String> regulator,
            @NotNull LocalizedText text,
            @NotEmpty List<@Valid Citation> sources) {}

    /** A step in the therapy's regulatory history. */
    public record Approval(
            @NotNull @Pattern(regexp = REGULATOR) String regulator,
            @NotNull ApprovalEvent event,
            Optional<@Pattern(regexp = PartialDate.PATTERN, message = PartialDate.RULE) String> date,
            @NotNull LocalizedText text,
            @NotEmpty List<@Valid Citation> sources) {}

    /** A warning that a label carries. */
    public record Warning(
            @NotNull WarningKind kind,
            Optional<@Pattern(regexp = REGULATOR) String> regulator,
            @NotNull LocalizedText text,
            @NotEmpty List<@Valid Citation> sources) {}

    /** A price as published: {@code amount}, or from {@code amount} to {@code amountMax}. */
    public record Price(
            @NotNull @Positive BigDecimal amount,
            Optional<@Positive BigDecimal> amountMax,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 currency")
            String currency,

            @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 country, or EU")
            String country,

            Optional<Integer> year,
            @NotNull PricedUnit per,
            Optional<PriceKind> kind,
            Optional<LocalizedText> note,
            @NotEmpty List<@Valid Citation> sources) {}

    /** How long people are followed after the dose. */
    public record FollowUp(
            Optional<@Positive Integer> years,
            @NotNull LocalizedText text,
            @NotEmpty List<@Valid Citation> sources) {}
}
