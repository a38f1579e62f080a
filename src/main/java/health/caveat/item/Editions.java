package health.caveat.item;

import health.caveat.text.LocalizedText;
import health.caveat.text.TextFormat;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.stream.Stream;

/** Opens an {@link Edition} for each answer. */
@Singleton
public class Editions {

    private final Kinds kinds;
    private final Documents documents;

    Editions(Kinds kinds, Documents documents) {
        this.kinds = kinds;
        this.documents = documents;
    }

    /** For a list that shows these texts of its items. */
    public Edition list(Reading reading, Collection<LocalizedText> texts) {
        var edition = new Edition(kinds, documents, reading, TextFormat.MARKDOWN);
        edition.quote(texts);
        return edition;
    }

    /** For an item's own page, which shows all of its texts and perhaps some of other items. */
    public Edition detail(Reading reading, TextFormat format, Document document, Stream<LocalizedText> others) {
        var edition = new Edition(kinds, documents, reading, format);
        edition.quote(Stream.concat(Inspection.of(document).texts().stream().map(Inspection.FoundText::text), others)
                .toList());
        return edition;
    }

    public Edition detail(Reading reading, TextFormat format, Document document) {
        return detail(reading, format, document, Stream.empty());
    }

    public Documents documents() {
        return documents;
    }
}
