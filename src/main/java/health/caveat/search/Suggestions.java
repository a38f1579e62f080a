package health.caveat.search;

import health.caveat.api.InLanguage;
import java.util.List;
import java.util.stream.Stream;

/** How what was typed until now can go on. */
public record Suggestions(List<Suggestion> items) implements InLanguage {

    /** A name that completes what was typed, and the item that it names. */
    public record Suggestion(String text, String kind, String slug, String title, String language, String href)
            implements InLanguage.One {}

    @Override
    public Stream<String> languages() {
        return items.stream().map(Suggestion::language).distinct().sorted();
    }
}
