package health.caveat.term;

import health.caveat.item.Defining;
import health.caveat.item.Slug;
import health.caveat.text.LocalizedText;
import health.caveat.text.RefersTo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A glossary entry in plain words of our own, as an editor writes it. */
public record TermInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotNull LocalizedText title,
        Map<String, List<@NotBlank String>> askedAs,
        Map<String, List<@NotBlank String>> helpsWith,
        Map<String, List<@NotBlank String>> alsoKnownAs,
        @NotNull LocalizedText definition,
        List<@RefersTo("term") String> seeAlso,
        Map<String, Integer> translations)
        implements Defining {

    @Override
    public LocalizedText heading() {
        return title;
    }

    @Override
    public List<String> names() {
        var names = new ArrayList<>(alsoKnownAs.getOrDefault("en", List.of()));
        names.add(title.in("en"));
        return names;
    }
}
