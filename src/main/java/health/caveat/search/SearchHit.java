package health.caveat.search;

import health.caveat.api.InLanguage;
import java.util.List;
import java.util.Optional;

/** An item that was found, and why. */
public record SearchHit(
        String kind, String slug, String title, String language, String snippet, List<MatchReason> matched, String href)
        implements InLanguage.One {

    /** Where the words were found: a name of the item, say, and which words of the question. */
    public record MatchReason(MatchedIn in, Optional<String> text, List<String> words) {}
}
