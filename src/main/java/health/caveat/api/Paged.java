package health.caveat.api;

import java.util.List;
import java.util.stream.Stream;

/** One page of a list. {@code total} counts every match, not only those on this page. */
public record Paged<T>(List<T> items, long total, int page, int size) implements Page<T>, InLanguage {

    public static <T> Paged<T> of(List<T> items, long total, Paging paging) {
        return new Paged<>(items, total, paging.page(), paging.size());
    }

    @Override
    public Stream<String> languages() {
        return items.stream()
                .filter(InLanguage.class::isInstance)
                .flatMap(item -> ((InLanguage) item).languages())
                .distinct()
                .sorted();
    }
}
