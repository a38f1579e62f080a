package health.caveat.search;

import static org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN;

import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import health.caveat.text.Languages;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is published, as Lucene keeps it: in a folder that outlives a restart, or in memory where the folder is another
 * node's. It can be thrown away at will: {@link Indexing} makes it anew.
 */
@Singleton
class SearchIndex implements Closeable {

    private static final String VERSION = "version";
    private static final String MADE_FROM = "made-from";

    /** A third of Lucene's own: the fifty nearest are found as well, and an item with hundreds of phrases is there sooner. */
    private static final int NEIGHBOURS_LOOKED_AT = 32;

    /**
     * Entries of another form are of no use: it changes with the code and the words that make them, and with the model of
     * their meaning.
     */
    private static final String FORM = hash(
            "Entry.class",
            "IndexedEntry.class",
            "Phrases.class",
            "Analysis.class",
            "SpellingFilter.class",
            "Meaning.class",
            "VectorAdapter.class",
            "/search/adapter-of-texts.bin",
            "/search/en.properties",
            "/search/de.properties");

    /** The index at one content version. Its cache has what facets call their values. */
    record View(IndexSearcher searcher, Facets facets, long version, Map<String, String> titles) {}

    private final IndexWriter writer;
    private volatile View view;
    private boolean isAnew;
    private boolean isShown = true;

    @Inject
    SearchIndex(@ConfigProperty(name = "caveat.data", defaultValue = "data") Path data) throws IOException {
        this.writer = open(data.resolve("index"));
    }

    private static IndexWriter open(Path folder) throws IOException {
        try {
            return new IndexWriter(FSDirectory.open(folder), config());
        } catch (LockObtainFailedException another) {
            Log.infof("Another node holds %s: this one keeps its search index in memory", folder);
        } catch (IOException | IllegalArgumentException broken) {
            Log.warnf("The search index in %s cannot be read and is made anew: %s", folder, broken.getMessage());
            try {
                return new IndexWriter(
                        FSDirectory.open(folder), config().setOpenMode(IndexWriterConfig.OpenMode.CREATE));
            } catch (IOException unwritable) {
                Log.warnf("%s cannot be written: the search index is kept in memory", folder);
            }
        }
        return new IndexWriter(new ByteBuffersDirectory(), config());
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig(Analysis.ofFields()).setRAMBufferSizeMB(16).setCodec(new Lucene912Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return new Lucene99HnswVectorsFormat(DEFAULT_MAX_CONN, NEIGHBOURS_LOOKED_AT);
            }
        });
    }

    private static String hash(String... resources) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String resource : resources) {
                try (var bytes = SearchIndex.class.getResourceAsStream(resource)) {
                    digest.update(bytes.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work on one view of the index. */
    interface Work<T> {
        T on(View view) throws IOException;
    }

    /** Reads from one view, which stays open meanwhile. Where nothing was shown yet, the reader is asked to come back. */
    <T> T read(Work<T> work) {
        while (true) {
            var current = view;
            if (current == null) {
                throw Problem.of(ProblemType.UNAVAILABLE, "The search index is being made. Lists and pages are there.");
            }
            if (current.searcher().getIndexReader().tryIncRef()) {
                try {
                    return work.on(current);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    release(current);
                }
            }
        }
    }

    private static void release(View view) {
        try {
            view.searcher().getIndexReader().decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version that readers see, or none. */
    Optional<Long> version() {
        return Optional.ofNullable(view).map(View::version);
    }

    /** The version that entries were committed at, if it was of this database and they are of this form. */
    Optional<Long> committed(String madeFrom) {
        return Optional.of(commitData())
                .filter(data -> (FORM + madeFrom).equals(data.get(MADE_FROM)))
                .map(data -> Long.parseLong(data.get(VERSION)));
    }

    /** The version that entries were committed at, whatever they are. */
    long claimed() {
        return Long.parseLong(commitData().getOrDefault(VERSION, "0"));
    }

    private Map<String, String> commitData() {
        var data = new HashMap<String, String>();
        var live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** Forgets every entry, and shows none until {@link #show}. */
    void clear() throws IOException {
        isShown = false;
        hide();
        writer.deleteAll();
        isAnew = true;
    }

    void add(Entry entry, Function<String, Optional<float[]>> meaning) throws IOException {
        isShown = false;
        writer.addDocument(IndexedEntry.of(entry));
        addPhrases(entry, meaning);
    }

    private void addPhrases(Entry entry, Function<String, Optional<float[]>> meaning) throws IOException {
        if (entry.leading()) {
            writer.addDocuments(Phrases.of(entry, meaning));
        }
    }

    /** Whether all that was written is shown: otherwise a step failed midway. */
    boolean isShown() {
        return isShown;
    }

    /**
     * Puts entries in place of all that these items had.
     *
     * @param keepsPhrases whether phrases that are shown and would be the same stay
     */
    void replace(Collection<String> ids, List<Entry> entries, boolean keepsPhrases) throws IOException {
        isShown = false;
        writer.deleteDocuments(terms("id", ids));
        for (var entry : entries) {
            writer.addDocument(IndexedEntry.of(entry));
        }
        var kept = new HashSet<String>();
        for (var entry : keepsPhrases ? entries : List.<Entry>of()) {
            if (read(current -> Phrases.has(entry, current.searcher()))) {
                kept.add(entry.key());
            }
        }
        replacePhrases(ids, entries, kept, text -> Optional.empty());
    }

    /** Gives items their vectors. Those that another item has already are not made again. */
    void understand(Collection<String> ids, List<Entry> entries, Function<String, Optional<float[]>> meaning)
            throws IOException {
        isShown = false;
        replacePhrases(ids, entries, Set.of(), meaning);
    }

    private void replacePhrases(
            Collection<String> ids, List<Entry> entries, Set<String> kept, Function<String, Optional<float[]>> meaning)
            throws IOException {
        var keys = ids.stream()
                .flatMap(id -> Languages.SUPPORTED.stream().map(language -> Entry.key(id, language)))
                .filter(key -> !kept.contains(key))
                .toList();
        writer.deleteDocuments(terms(Phrases.OF, keys));
        for (var entry : entries) {
            if (!kept.contains(entry.key())) {
                addPhrases(entry, text -> meaning(text).or(() -> meaning.apply(text)));
            }
        }
    }

    private static Term[] terms(String field, Collection<String> values) {
        return values.stream().map(value -> new Term(field, value)).toArray(Term[]::new);
    }

    /** What entries of these items are shown with: what they are called, and the risks that they are about. */
    List<Document> stored(Collection<String> ids) {
        return read(current -> {
            var stored = new ArrayList<Document>();
            var entries =
                    new TermInSetQuery("id", ids.stream().map(BytesRef::new).toList());
            var searcher = current.searcher();
            for (var hit : searcher.search(entries, Math.max(1, ids.size() * Languages.SUPPORTED.size())).scoreDocs) {
                stored.add(searcher.storedFields().document(hit.doc));
            }
            return stored;
        });
    }

    /** The vector that was made from a text, where readers see something with it. */
    Optional<float[]> meaning(String text) {
        return read(current -> Phrases.meaning(current.searcher(), text));
    }

    /** Lets readers see what was changed as a version. */
    void show(long version, String madeFrom) throws IOException {
        writer.setLiveCommitData(Map.of(VERSION, Long.toString(version), MADE_FROM, FORM + madeFrom)
                .entrySet());
        if (isAnew) {
            writer.forceMerge(1);
            isAnew = false;
            keep();
        }
        show(DirectoryReader.open(writer), version);
    }

    private void show(DirectoryReader reader, long version) throws IOException {
        var before = view;
        var searcher = new IndexSearcher(reader);
        searcher.setSimilarity(Ranking.SIMILARITY);
        isShown = true;
        view = new View(searcher, Facets.of(searcher), version, new ConcurrentHashMap<>());
        if (before != null) {
            release(before);
        }
    }

    /** Makes one part of the many that an index is made in, beside all else: they cost every search. */
    void merge() throws IOException {
        writer.forceMerge(1, false);
    }

    /** Lets readers have what was merged since. A commit alone makes a reader look outdated too, and changes nothing for it. */
    void showMerged() throws IOException {
        if (view != null && isShown) {
            var shown = (DirectoryReader) view.searcher().getIndexReader();
            var merged = DirectoryReader.openIfChanged(shown, writer);
            if (merged != null && merged.leaves().size() < shown.leaves().size()) {
                show(merged, view.version());
            } else if (merged != null) {
                merged.close();
            }
        }
    }

    /** Keeps what readers see for the next start. What is lost in between is followed again. */
    void keep() throws IOException {
        writer.commit();
    }

    private void hide() {
        var before = view;
        view = null;
        if (before != null) {
            release(before);
        }
    }

    @PreDestroy
    @Override
    public void close() throws IOException {
        hide();
        writer.close();
    }
}
