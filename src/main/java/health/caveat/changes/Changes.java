package health.caveat.changes;

import health.caveat.api.InLanguage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One page of what changed: {@code nextLink} where there is more, {@code deltaLink} where this is the end for now. */
public record Changes(List<ChangedItem> items, Optional<String> nextLink, Optional<String> deltaLink)
        implements InLanguage {

    @Override
    public Stream<String> languages() {
        return items.stream().flatMap(ChangedItem::languages).sorted();
    }
}
