package health.caveat.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import health.caveat.api.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/** An {@link Entry} as Lucene keeps it: one document to search, followed by one for each name, to complete and to compare. */
final class IndexedEntry {

    private static final Set<String> FIRST_KINDS = Set.of("topic", "therapy", "risk", "article", "term");
    static final String ABOUT_RISK = "about_risk";
    static final String CALLED = "called";
    static final String MEANING = "meaning";

    /** How many documents before a name its item is. They are added together, and so stay beside each other. */
    static final String AFTER = "after";

    /** There where what is asked is not answered by its item, which only helps. */
    static final String HELPS = "helps";

    /** The stems of each name, so that the names of what was found need not be read again. */
    static final String STEMS = "stems";

    private static final String MADE_FROM = "made_from";
    private static final String WINDOW = "window";
    private static final int LONGEST_GRAM = 20;
    private static final int LONGEST_NAME = 100;
    private static final FieldType UNSCORED = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        UNSCORED.setOmitNorms(true);
        UNSCORED.setIndexOptions(IndexOptions.DOCS);
        UNSCORED.freeze();
    }

    private IndexedEntry() {}

    /** @param meaning the vector of a text, where there is one */
    static List<Document> of(Entry entry, Function<String, Optional<float[]>> meaning) {
        var meanings = new HashMap<String, float[]>();
        var texts = texts(entry);
        if (Meaning.hasMeaning(entry)) {
            texts.forEach(text -> meaning.apply(text).ifPresent(vector -> meanings.put(text, vector)));
        }
        var documents = new ArrayList<Document>();
        documents.add(item(entry, meanings, meanings.size() == texts.size()));
        if (entry.leading()) {
            names(entry).forEach(name -> documents.add(name(entry, name, meanings, documents.size())));
            entry.helps().forEach(phrase -> documents.add(helps(entry, phrase, meanings, documents.size())));
        }
        return documents;
    }

    /** Title and names, but no sentences. */
    static Set<String> names(Entry entry) {
        var names = new LinkedHashSet<>(List.of(entry.title()));
        names.addAll(entry.names());
        names.removeIf(name -> name.length() > LONGEST_NAME);
        return names;
    }

    /** What has a meaning of its own. */
    private static Set<String> texts(Entry entry) {
        var texts = names(entry);
        texts.addAll(entry.helps());
        texts.add(essence(entry.title(), entry.names(), entry.summary()));
        return texts;
    }

    /** What an entry is about as a whole, beside each of its names. */
    private static String essence(String title, Collection<String> names, String summary) {
        return title + ". " + names.stream().limit(8).collect(joining(", ")) + ". " + summary;
    }

    private static Document item(Entry entry, Map<String, float[]> meanings, boolean isMeant) {
        var language = "_" + entry.language();
        var document = new Document();
        heading(entry, document);
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
        if (Meaning.hasMeaning(entry)) {
            document.add(new StringField("meant", Boolean.toString(isMeant), Store.NO));
        }
        addMeaning(document, essence(entry.title(), entry.names(), entry.summary()), meanings);
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
    private static void heading(Entry entry, Document document) {
        document.add(new StringField("id", entry.id(), Store.YES));
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

    /** Some of the entries whose meaning is wanted but not known. */
    static Set<String> withoutMeaning(IndexSearcher searcher, int most) throws IOException {
        var ids = new LinkedHashSet<String>();
        for (var hit : searcher.search(new TermQuery(new Term("meant", "false")), most).scoreDocs) {
            ids.add(searcher.storedFields().document(hit.doc, Set.of("id")).get("id"));
        }
        return ids;
    }

    /** The vector that was made from a text, for whatever item. */
    static Optional<float[]> meaning(IndexSearcher searcher, String text) throws IOException {
        var hits = searcher.search(new TermQuery(new Term(MADE_FROM, key(text))), 1).scoreDocs;
        if (hits.length == 0) {
            return Optional.empty();
        }
        var leaf = searcher.getIndexReader()
                .leaves()
                .get(ReaderUtil.subIndex(hits[0].doc, searcher.getIndexReader().leaves()));
        var vectors = leaf.reader().getFloatVectorValues(MEANING);
        vectors.advance(hits[0].doc - leaf.docBase);
        return Optional.of(vectors.vectorValue().clone());
    }

    /** Short, whatever the text. */
    private static String key(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }

    private static void addMeaning(Document document, String text, Map<String, float[]> meanings) {
        if (meanings.containsKey(text)) {
            document.add(new KnnFloatVectorField(MEANING, meanings.get(text), VectorSimilarityFunction.DOT_PRODUCT));
            document.add(new StringField(MADE_FROM, key(text), Store.NO));
        }
    }

    private static void facet(Document document, String name, String value) {
        document.add(new StringField(name, value, Store.NO));
    }

    private static Document name(Entry entry, String name, Map<String, float[]> meanings, int after) {
        var document = new Document();
        var isTitle = name.equals(entry.title());
        heading(entry, document);
        document.add(new StoredField("name", name));
        entry.readers().forEach(reader -> document.add(new StringField("completes", reader, Store.NO)));
        var words = Analysis.of(entry.language()).words(name);
        Set<String> grams = new LinkedHashSet<>();
        words.forEach(word -> addGrams(word.folded(), grams));
        grams.forEach(gram -> document.add(new StringField("gram", gram, Store.NO)));
        Set<String> starts = new LinkedHashSet<>();
        addGrams(String.join(" ", words.stream().map(Analysis.Word::folded).toList()), starts);
        starts.forEach(gram -> document.add(new StringField("start", gram, Store.NO)));
        // Names that many look for come first: those of things with names of their own, and the short ones.
        var weight = (isTitle ? 2f : 1f)
                * (entry.names().isEmpty() ? 0.5f : 1f)
                * (Entry.LINKED.contains(entry.kind()) ? 2f : 1f)
                / (1f + name.length() / 20f);
        document.add(new FeatureField("weight", "name", weight));
        document.add(new NumericDocValuesField(AFTER, after));
        addMeaning(document, name, meanings);
        return document;
    }

    private static Document helps(Entry entry, String phrase, Map<String, float[]> meanings, int after) {
        var document = new Document();
        document.add(new StringField("id", entry.id(), Store.NO));
        document.add(new NumericDocValuesField(AFTER, after));
        document.add(new NumericDocValuesField(HELPS, 1));
        addMeaning(document, phrase, meanings);
        return document;
    }

    private static void addGrams(String word, Set<String> grams) {
        var lower = word.toLowerCase(Locale.ROOT);
        for (int length = Math.min(2, lower.length()); length <= Math.min(LONGEST_GRAM, lower.length()); length++) {
            grams.add(lower.substring(0, length));
        }
    }
}
