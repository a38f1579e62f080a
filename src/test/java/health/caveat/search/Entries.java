package health.caveat.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** English entries that speak to readers and refer to nothing. */
final class Entries {

    private Entries() {}

    static Entry entry(String kind, String slug, String title, Set<String> names, Set<String> helps, String summary) {
        return new Entry(
                kind,
                slug,
                "",
                "en",
                Set.of("en"),
                title,
                Set.of(),
                names,
                helps,
                Set.of(),
                summary,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                true);
    }
}
