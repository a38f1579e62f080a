package health.caveat.event;

import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.item.Summarised;
import health.caveat.text.LocalizedText;
import health.caveat.text.PartialDate;
import health.caveat.text.RefersTo;
import health.caveat.text.Statement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Something that happened and changed the rules, as an editor writes it. */
public record EventInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,

        @NotNull @Pattern(regexp = PartialDate.PATTERN, message = PartialDate.RULE)
        String date,

        @NotNull EventType type,
        @NotNull LocalizedText summary,
        @NotEmpty List<@Valid Statement> facts,
        List<@Valid Statement> changed,
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
}
