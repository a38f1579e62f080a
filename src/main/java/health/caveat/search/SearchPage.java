package health.caveat.search;

import health.caveat.api.InLanguage;
import health.caveat.api.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One page of what was found, the best first, with what was searched instead of misspelt words and what narrows it. */
public record SearchPage(
        List<SearchHit> items,
        long total,
        int page,
        int size,
        List<Correction> corrections,
        Optional<String> insist,
        List<Facet> facets,
        Optional<NothingFound> nothingFound)
        implements Page<SearchHit>, InLanguage {

    /** A word that nothing has, and the nearest words that were searched instead. */
    public record Correction(String typed, List<String> searched) {}

    /** A filter and how many would be found with each of its values, under all other filters. */
    public record Facet(String name, List<FacetValue> values) {}

    /** A filter's value and how many would be found with it. */
    public record FacetValue(String value, String title, int count) {}

    /** Why nothing was found: the filters of which each alone emptied the answer, and words that are there. */
    public record NothingFound(List<String> emptiedBy, List<String> nearest) {}

    /** Whole pages, within the depth that search goes to. */
    @Override
    public long reachable() {
        return Math.min(total, Search.DEEPEST / size * size);
    }

    @Override
    public Stream<String> languages() {
        return items.stream().map(SearchHit::language).distinct().sorted();
    }
}
