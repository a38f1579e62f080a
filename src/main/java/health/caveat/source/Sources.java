package health.caveat.source;

import health.caveat.item.Edition;
import health.caveat.item.Kind;
import jakarta.inject.Singleton;
import java.util.List;

/** The kind of all sources. */
@Singleton
public class Sources extends Kind<SourceInput, Source> {

    Sources() {
        super("source", "sources", SourceInput.class, Source.class);
    }

    @Override
    protected Source newItem() {
        return new Source();
    }

    @Override
    protected void fill(Source source, SourceInput document) {
        source.kind = document.kind();
        source.published = document.published().orElse(null);
    }

    /** The sources that an answer has cited, in the order of their numbers. */
    public List<SourceSummary> cited(Edition edition) {
        var published = edition.documents().all(this, edition.cited());
        return edition.cited().stream()
                .map(slug -> SourceSummary.of(published.get(slug), edition))
                .toList();
    }
}
