package health.caveat.topic;

import health.caveat.item.ClinicalReview;
import health.caveat.item.Reviewed;
import health.caveat.item.Slug;
import health.caveat.item.Summarised;
import health.caveat.text.Code;
import health.caveat.text.LocalizedText;
import health.caveat.text.Prose;
import health.caveat.text.RefersTo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A subject that readers look up, as an editor writes it. What belongs to it names it, not the other way round. */
public record TopicInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,
        @NotNull TopicType type,
        List<@RefersTo("topic") String> broader,
        Map<String, List<String>> alsoKnownAs,
        @NotNull LocalizedText summary,
        @NotNull @Prose LocalizedText body,
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

    @Override
    public List<String> names() {
        if (type != TopicType.CONDITION) {
            return List.of();
        }
        var names = new ArrayList<>(alsoKnownAs.getOrDefault("en", List.of()));
        names.add(title.in("en"));
        return names;
    }
}
