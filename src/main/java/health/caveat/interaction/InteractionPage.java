package health.caveat.interaction;

import health.caveat.api.InLanguage;
import health.caveat.api.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One page of interactions. An empty one says what its emptiness means. */
public record InteractionPage(
        List<InteractionSummary> items, long total, int page, int size, Optional<NothingKnown> nothingKnown)
        implements Page<InteractionSummary>, InLanguage {

    /** That nothing is known to us, which does not mean that nothing happens, and when that was last checked. */
    public record NothingKnown(String text, String language, Optional<LocalDate> lastChecked)
            implements InLanguage.One {}

    @Override
    public Stream<String> languages() {
        return Stream.<InLanguage>concat(items.stream(), nothingKnown.stream())
                .flatMap(InLanguage::languages)
                .distinct()
                .sorted();
    }
}
