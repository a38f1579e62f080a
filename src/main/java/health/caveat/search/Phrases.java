package health.caveat.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/**
 * What an item is found by beside its words: the item as a whole, each of its names and what is asked of it, with a vector each;
 * names also complete what is typed. Their documents are apart from the item's, so that they stay where it is indexed anew for
 * what it shows of others: to index a vector costs more than all the rest.
 */
final class Phrases {

    /** The {@link Entry#key} of the item. */
    static final String OF = "phrase_of";

    private static final String MEANING = "meaning";
    private static final String MADE_FROM = "made_from";
    private static final String SIGNATURE = "signature";

    /** How many documents before a phrase the first of its item is. They are added together, and so stay beside each other. */
    private static final String AFTER = "after";

    /** There where what is asked is not answered by its item, which only helps. */
    private static final String HELPS = "helps";

    /** Beginnings of words are completed up to this length. */
    static final int LONGEST_GRAM = 20;

    private static final int LONGEST_NAME = 100;

    private Phrases() {}

    /** @param meaning the vector of a text, where there is one */
    static List<Document> of(Entry entry, Function<String, Optional<float[]>> meaning) {
        var meanings = new HashMap<String, float[]>();
        var texts = texts(entry);
        if (Meaning.hasMeaning(entry)) {
            texts.forEach(text -> meaning.apply(text).ifPresent(vector -> meanings.put(text, vector)));
        }
        var documents = new ArrayList<Document>();
        documents.add(whole(entry, meanings, meanings.size() == texts.size()));
        names(entry).forEach(name -> documents.add(name(entry, name, meanings)));
        entry.helps().forEach(phrase -> documents.add(helps(phrase, meanings)));
        for (int i = 0; i < documents.size(); i++) {
            documents.get(i).add(new StringField(OF, entry.key(), Store.NO));
            documents.get(i).add(new SortedDocValuesField(OF, new BytesRef(entry.key())));
            documents.get(i).add(new NumericDocValuesField(AFTER, i));
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
        texts.add(essence(entry));
        return texts;
    }

    /** What an entry is about as a whole, beside each of its names. */
    private static String essence(Entry entry) {
        return entry.title() + ". " + entry.names().stream().limit(8).collect(joining(", ")) + ". " + entry.summary();
    }

    private static Document whole(Entry entry, Map<String, float[]> meanings, boolean isMeant) {
        var document = new Document();
        document.add(new StringField(SIGNATURE, signature(entry), Store.NO));
        if (Meaning.hasMeaning(entry)) {
            document.add(new StringField("meant", Boolean.toString(isMeant), Store.NO));
        }
        addMeaning(document, essence(entry), meanings);
        return document;
    }

    private static Document name(Entry entry, String name, Map<String, float[]> meanings) {
        var document = new Document();
        var isTitle = name.equals(entry.title());
        IndexedEntry.heading(entry, document);
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
        addMeaning(document, name, meanings);
        return document;
    }

    private static Document helps(String phrase, Map<String, float[]> meanings) {
        var document = new Document();
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

    private static void addMeaning(Document document, String text, Map<String, float[]> meanings) {
        if (meanings.containsKey(text)) {
            document.add(new KnnFloatVectorField(MEANING, meanings.get(text), VectorSimilarityFunction.DOT_PRODUCT));
            document.add(new StringField(MADE_FROM, hash(text), Store.NO));
        }
    }

    /** All that phrases are made of: where it is the same, so are they. */
    private static String signature(Entry entry) {
        return hash(String.join("\n", entry.key(), entry.title(), entry.href(), entry.summary())
                + entry.readers()
                + entry.names()
                + entry.helps());
    }

    /** Short, whatever the text. */
    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }

    /** Whether an entry's phrases are there already. */
    static boolean has(Entry entry, IndexSearcher searcher) throws IOException {
        return searcher.count(new TermQuery(new Term(SIGNATURE, signature(entry)))) > 0;
    }

    /** Some of the items whose meaning is wanted but not known. */
    static Set<String> withoutMeaning(IndexSearcher searcher, int most) throws IOException {
        var ids = new LinkedHashSet<String>();
        for (var hit : searcher.search(new TermQuery(new Term("meant", "false")), most).scoreDocs) {
            var key = value(OF, hit.doc, searcher.getIndexReader()).utf8ToString();
            ids.add(key.substring(0, key.lastIndexOf('/')));
        }
        return ids;
    }

    /** The vector that was made from a text, for whatever item. */
    static Optional<float[]> meaning(IndexSearcher searcher, String text) throws IOException {
        var hash = new BytesRef(hash(text));
        for (var leaf : searcher.getIndexReader().leaves()) {
            var doc = first(hash, Terms.getTerms(leaf.reader(), MADE_FROM).iterator(), leaf.reader());
            if (doc != NO_MORE_DOCS) {
                var vectors = leaf.reader().getFloatVectorValues(MEANING);
                vectors.advance(doc);
                return Optional.of(vectors.vectorValue().clone());
            }
        }
        return Optional.empty();
    }

    /** The items that mean the like as a whole or by one of their phrases, whatever their words. */
    static Set<Integer> itemsNear(float[] asked, int most, float leastAlike, IndexSearcher searcher)
            throws IOException {
        var entries = new HashSet<BytesRef>();
        for (var hit : searcher.search(new KnnFloatVectorQuery(MEANING, asked, most), most).scoreDocs) {
            if (hit.score >= leastAlike) {
                entries.add(value(OF, hit.doc, searcher.getIndexReader()));
            }
        }
        var items = new HashSet<Integer>();
        for (var leaf : searcher.getIndexReader().leaves()) {
            var terms = Terms.getTerms(leaf.reader(), IndexedEntry.ENTRY).iterator();
            for (var entry : entries) {
                var item = first(entry, terms, leaf.reader());
                if (item != NO_MORE_DOCS) {
                    items.add(leaf.docBase + item);
                }
            }
        }
        return items;
    }

    /** How near items are to what is asked; 0 for those without a vector. */
    static float[] nearness(float[] asked, int[] items, IndexSearcher searcher) throws IOException {
        var entries = new BytesRef[items.length];
        for (int i = 0; i < items.length; i++) {
            entries[i] = value(IndexedEntry.ENTRY, items[i], searcher.getIndexReader());
        }
        var nearness = new float[items.length];
        for (var leaf : searcher.getIndexReader().leaves()) {
            var vectors = leaf.reader().getFloatVectorValues(MEANING);
            if (vectors != null) {
                setNearness(asked, entries, leaf.reader(), vectors, nearness);
            }
        }
        return nearness;
    }

    private static void setNearness(
            float[] asked, BytesRef[] entries, LeafReader leaf, FloatVectorValues vectors, float[] nearness)
            throws IOException {
        var terms = Terms.getTerms(leaf, OF).iterator();
        var inOrder = new TreeMap<Integer, Integer>();
        for (int i = 0; i < entries.length; i++) {
            var first = first(entries[i], terms, leaf);
            if (first != NO_MORE_DOCS) {
                inOrder.put(first, i);
            }
        }
        var after = DocValues.getNumeric(leaf, AFTER);
        var helps = DocValues.getNumeric(leaf, HELPS);
        for (var entry : inOrder.entrySet()) {
            var first = entry.getKey();
            var near = new Nearness();
            for (int phrase = vectors.docID() < first ? vectors.advance(first) : vectors.docID();
                    phrase != NO_MORE_DOCS && after.advanceExact(phrase) && after.longValue() == phrase - first;
                    phrase = vectors.nextDoc()) {
                near.add(VectorUtil.dotProduct(vectors.vectorValue(), asked), helps.advanceExact(phrase));
            }
            nearness[entry.getValue()] = near.value();
        }
    }

    /** The first document with a term, of those that are not deleted. */
    private static int first(BytesRef term, TermsEnum terms, LeafReader leaf) throws IOException {
        if (terms.seekExact(term)) {
            Bits live = leaf.getLiveDocs();
            var docs = terms.postings(null, PostingsEnum.NONE);
            for (int doc = docs.nextDoc(); doc != NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (live == null || live.get(doc)) {
                    return doc;
                }
            }
        }
        return NO_MORE_DOCS;
    }

    private static BytesRef value(String field, int doc, IndexReader reader) throws IOException {
        var leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        var values = DocValues.getSorted(leaf.reader(), field);
        values.advanceExact(doc - leaf.docBase);
        return BytesRef.deepCopyOf(values.lookupOrd(values.ordValue()));
    }
}
