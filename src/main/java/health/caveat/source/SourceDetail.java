package health.caveat.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Published;
import java.util.List;
import java.util.stream.Stream;

/** A source and what cites it. */
public record SourceDetail(@JsonUnwrapped SourceSummary source, List<ItemLink> citedBy, int revision)
        implements InLanguage {

    static SourceDetail of(Published<SourceInput> source, Edition edition, List<String> kinds) {
        var slug = source.document().slug();
        return new SourceDetail(
                SourceSummary.of(source, edition),
                kinds.stream()
                        .flatMap(kind -> edition.linksReferringTo(kind, "source", slug).stream())
                        .toList(),
                source.revision());
    }

    @Override
    public Stream<String> languages() {
        return source.languages();
    }
}
