package health.caveat.search;

import static java.util.stream.Collectors.joining;

import health.caveat.api.Json;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The words of an {@link Entry} as Lucene keeps them. What it is found by beside them are its {@link Phrases}. */
final class IndexedEntry {

    private static final Set<String> FIRST_KINDS = Set.of("topic", "therapy", "risk", "article", "term");
    static final String ABOUT_RISK = "about_risk";
    static final String CALLED = "called";

    /** The item in one language, which its {@link Phrases} name. */
    static final String ENTRY = "entry";

    /** The stems of each name, so that the names of what was found need not be read again. */
    static final String STEMS = "stems";

    private static final String WINDOW = "window";
    private static final FieldType UNSCORED = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        UNSCORED.setOmitNorms(true);
        UNSCORED.setIndexOptions(IndexOptions.DOCS);
        UNSCORED.freeze();
    }

    private IndexedEntry() {}

    static Document of(Entry entry) {
        var language = "_" + entry.language();
        var document = new Document();
        heading(entry, document);
        document.add(new StringField("id", entry.id(), Store.YES));
        document.add(new StringField(ENTRY, entry.key(), Store.NO));
        document.add(new SortedDocValuesField(ENTRY, new BytesRef(entry.key())));
        document.add(new StoredField("summary", entry.summary()));
        var body = String.join(" ", entry.texts());
        document.add(new StoredField("text", body));
        document.add(new StoredField("codes", Json.write(entry.codes())));
        document.add(new NumericDocValuesField("standing", standing(entry)));
        var analysis = Analysis.of(entry.language());
        entry.called().forEach(name -> document.add(new StoredField(CALLED, name)));
        for (String name : entry.names()) {
            document.add(new StoredField("name", name));
            document.add(new StoredField(
                    STEMS,
                    analysis.stems(name).stream().map(Analysis.Stem::stem).collect(joining(" "))));
        }
        entry.readers().forEach(reader -> facet(document, Facets.READER, reader));
        facet(document, "kind", entry.kind());
        entry.category().ifPresent(category -> facet(document, "category", category));
        entry.links().forEach((kind, slugs) -> slugs.forEach(slug -> facet(document, kind, slug)));
        entry.links().getOrDefault("risk", Set.of()).forEach(slug -> document.add(new StoredField(ABOUT_RISK, slug)));
        for (var code : entry.codes()) {
            document.add(new StringField("code", Codes.term(code.system().json(), code.code()), Store.NO));
        }
        for (var window : entry.onset()) {
            document.add(new LongRange("onset", new long[] {window.from()}, new long[] {window.until()}));
            document.add(new StoredField(WINDOW, Json.write(window)));
        }
        var named = new LinkedHashSet<>(entry.names());
        named.addAll(entry.displays());
        entry.codes().forEach(code -> named.add(code.code()));
        var about = String.join(" . ", entry.about());
        document.add(new TextField("title" + language, entry.title(), Store.NO));
        named.forEach(name -> document.add(new TextField("names" + language, name, Store.NO)));
        document.add(new TextField("summary" + language, entry.summary(), Store.NO));
        document.add(new TextField("about" + language, about, Store.NO));
        document.add(new TextField("text" + language, body, Store.NO));
        named.add(entry.title());
        var exact = new LinkedHashSet<String>();
        named.forEach(name -> exact.add(analysis.reduced(name)));
        // Many titles add a second name in brackets.
        exact.add(analysis.reduced(entry.title().replaceAll("\\s*\\(.*?\\)", "")));
        exact.forEach(name -> document.add(new StringField("exact" + language, name, Store.NO)));
        var everything = String.join(" . ", named) + " . " + entry.summary() + " . " + about + " . " + body;
        document.add(new TextField("all" + language, everything, Store.NO));
        document.add(new Field("words" + language, everything, UNSCORED));
        return document;
    }

    /** In percent. There are many observations and sources, and a question is rarely about one of them. */
    private static int standing(Entry entry) {
        return entry.leading() ? FIRST_KINDS.contains(entry.kind()) ? 100 : 85 : 30;
    }

    /** What every answer says of an item. */
    static void heading(Entry entry, Document document) {
        document.add(new StoredField("of_kind", entry.kind()));
        document.add(new StoredField("slug", entry.slug()));
        document.add(new StoredField("href", entry.href()));
        document.add(new StoredField("language", entry.language()));
        document.add(new StoredField("title", entry.title()));
    }

    /** Whether an entry that is stored can begin at a time. */
    static boolean begins(Document stored, Analysis.Time time) {
        return Arrays.stream(stored.getValues(WINDOW))
                .map(window -> Json.read(window, Entry.Window.class))
                .anyMatch(window -> window.from() <= time.until() && window.until() >= time.from());
    }

    private static void facet(Document document, String name, String value) {
        document.add(new StringField(name, value, Store.NO));
    }
}
