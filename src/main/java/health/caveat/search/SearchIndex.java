package health.caveat.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.Json;
import health.caveat.item.Edition;
import health.caveat.item.Editions;
import health.caveat.item.Inspection;
import health.caveat.item.Item;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Reading;
import health.caveat.text.Languages;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is published, as Lucene keeps it: derived from the database at a content version, brought in step when the version
 * moves, and made anew when it is lost, of another form or of another database.
 */
@Singleton
class SearchIndex {

    /** Raise it when entries are indexed in another way. */
    private static final String FORM = "1";

    private static final int BATCH = 500;
    private static final int MEANINGS_AT_ONCE = 16;
    private static final int LONGEST_BUILD_SECONDS = 7200;
    private static final long POLL_MILLIS = 400;
    private static final String VERSION = "version";
    private static final String STATE = "state";

    /** The index at one content version. */
    record View(DirectoryReader reader, IndexSearcher searcher, long version) {}

    /** The version of the database, and what tells it from a version of the same number in another one. */
    private record State(long version, String print) {}

    private final EntityManager entities;
    private final Kinds kinds;
    private final Editions editions;
    private final Meaning meaning;
    private final Path folder;
    private final ScheduledExecutorService following = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "search-index");
        thread.setDaemon(true);
        return thread;
    });
    private IndexWriter writer;
    private volatile View view;

    SearchIndex(
            EntityManager entities,
            Kinds kinds,
            Editions editions,
            Meaning meaning,
            @ConfigProperty(name = "caveat.data", defaultValue = "data") Path data) {
        this.entities = entities;
        this.kinds = kinds;
        this.editions = editions;
        this.meaning = meaning;
        this.folder = data.resolve("index");
    }

    /** After the content pack, which is loaded at start as well. */
    void open(@Observes @Priority(5000) StartupEvent start) throws IOException {
        writer = writer();
        show();
        try {
            follow();
        } catch (RuntimeException e) {
            Log.error("The search index could not be made; it will be tried again", e);
        }
        following.scheduleWithFixedDelay(this::followAndUnderstand, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() throws IOException, InterruptedException {
        following.shutdown();
        following.awaitTermination(10, TimeUnit.SECONDS);
        if (writer != null) {
            view.reader().close();
            writer.close();
        }
    }

    /** Reads from one view of the index, which stays open meanwhile. */
    <T> T read(Function<View, T> reading) {
        while (true) {
            var current = view;
            if (current.reader().tryIncRef()) {
                try {
                    return reading.apply(current);
                } finally {
                    release(current);
                }
            }
        }
    }

    private static void release(View view) {
        try {
            view.reader().decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexWriter writer() throws IOException {
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
        Directory memory = new ByteBuffersDirectory();
        return new IndexWriter(memory, config());
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig(Vocabulary.ofFields()).setRAMBufferSizeMB(64);
    }

    private void followAndUnderstand() {
        try {
            follow();
            meaning.load();
            if (meaning.isWanted()) {
                understand();
            }
        } catch (RuntimeException | IOException e) {
            Log.warn("The search index could not be brought in step; it will be tried again", e);
        }
    }

    /** Brings the index to the version that is published now. */
    private void follow() throws IOException {
        var published = inSnapshot(() -> state().version());
        if (published != view.version()) {
            var made = inSnapshot(this::bringInStep);
            commit(made);
            show();
            Log.infof("Search shows content version %d", made.version());
        }
    }

    private <T> T inSnapshot(java.util.concurrent.Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_BUILD_SECONDS).call(work);
    }

    private State state() {
        var row = (Object[]) entities.createNativeQuery(
                        "select v.version, coalesce((select r.kind || '/' || r.slug || '@' || r.at from revision r"
                                + " where r.content_version = v.version), '') from content_version v")
                .getSingleResult();
        return new State(((Number) row[0]).longValue(), FORM + " " + row[1]);
    }

    private State bringInStep() throws IOException {
        var now = state();
        var data = commitData();
        var indexed = Long.parseLong(data.getOrDefault(VERSION, "0"));
        var known = entities.createNativeQuery(
                        "select kind || '/' || slug || '@' || at from revision where content_version = ?1")
                .setParameter(1, indexed)
                .getResultStream()
                .anyMatch(print -> (FORM + " " + print).equals(data.get(STATE)));
        var labels = new LabelsOnce();
        if (known && indexed <= now.version()) {
            update(indexed, labels);
        } else {
            writer.deleteAll();
            for (Kind<?, ?> kind : kinds.all()) {
                addAll(kind, labels);
            }
        }
        return now;
    }

    private void addAll(Kind<?, ?> kind, LabelsOnce labels) throws IOException {
        long last = 0;
        while (true) {
            var items = entities.createQuery(
                            "from " + kind.entity.getSimpleName() + " where id > ?1 order by id", Item.class)
                    .setParameter(1, last)
                    .setMaxResults(BATCH)
                    .getResultList();
            if (items.isEmpty()) {
                return;
            }
            for (Entry entry : entries(kind, items, labels)) {
                writer.addDocuments(IndexedEntry.of(entry, Optional.empty()));
            }
            last = items.get(items.size() - 1).id;
            entities.clear();
        }
    }

    /** Replaces what changed since a version, and what shows something of it: its figure, its name or its therapies. */
    private void update(long since, LabelsOnce labels) throws IOException {
        @SuppressWarnings("unchecked")
        var changed = (List<Object[]>)
                entities.createNativeQuery("select distinct kind, slug from revision where content_version > ?1")
                        .setParameter(1, since)
                        .getResultList();
        var affected = new HashMap<String, Set<String>>();
        for (Object[] item : changed) {
            var kind = (String) item[0];
            var slug = (String) item[1];
            affected.computeIfAbsent(kind, any -> new HashSet<>()).add(slug);
            var before = stored(kind + "/" + slug);
            for (String risk : before.getOrDefault("risk", List.of())) {
                affected.computeIfAbsent("risk", any -> new HashSet<>()).add(risk);
            }
            var renamed = Entry.LINKED.contains(kind)
                    && Languages.SUPPORTED.stream()
                            .flatMap(language -> labels.of(kind, slug, language).stream())
                            .anyMatch(name ->
                                    !before.getOrDefault("names", List.of()).contains(name));
            entities.createQuery(
                            "from Reference where toKind = ?1 and toSlug = ?2 and (role = 'mention' or ?3 = true)"
                                    + " or fromKind = ?1 and fromSlug = ?2 and role = 'risk'",
                            health.caveat.item.Reference.class)
                    .setParameter(1, kind)
                    .setParameter(2, slug)
                    .setParameter(3, renamed)
                    .getResultStream()
                    .forEach(reference -> {
                        var own = reference.fromKind.equals(kind) && reference.fromSlug.equals(slug);
                        affected.computeIfAbsent(own ? reference.toKind : reference.fromKind, any -> new HashSet<>())
                                .add(own ? reference.toSlug : reference.fromSlug);
                    });
        }
        for (var kind : affected.keySet()) {
            replace(kinds.get(kind), List.copyOf(affected.get(kind)), labels, entry -> Optional.empty());
        }
    }

    private void replace(
            Kind<?, ?> kind, List<String> slugs, LabelsOnce labels, Function<Entry, Optional<float[]>> meaningOf)
            throws IOException {
        for (int from = 0; from < slugs.size(); from += BATCH) {
            var some = slugs.subList(from, Math.min(from + BATCH, slugs.size()));
            writer.deleteDocuments(some.stream()
                    .map(slug -> new Term("id", kind.name + "/" + slug))
                    .toArray(Term[]::new));
            for (Entry entry : entries(kind, items(kind, some), labels)) {
                writer.addDocuments(IndexedEntry.of(entry, meaningOf.apply(entry)));
            }
            entities.clear();
        }
    }

    private List<Item> items(Kind<?, ?> kind, Collection<String> slugs) {
        return entities.createQuery("from " + kind.entity.getSimpleName() + " where slug in ?1", Item.class)
                .setParameter(1, slugs)
                .getResultList();
    }

    private List<Entry> entries(Kind<?, ?> kind, List<Item> items, LabelsOnce labels) {
        var documents = items.stream().map(item -> kind.read(item.document)).toList();
        var inspections = documents.stream().map(Inspection::of).toList();
        var texts = inspections.stream()
                .flatMap(found -> found.texts().stream())
                .map(Inspection.FoundText::text)
                .toList();
        inspections.stream()
                .flatMap(found -> found.references().stream())
                .filter(reference -> Entry.LINKED.contains(reference.kind()))
                .collect(groupingBy(Inspection.FoundReference::kind, mapping(Inspection.FoundReference::slug, toSet())))
                .forEach(labels::fetch);
        var therapies = new HashMap<String, Set<String>>();
        if (kind.name.equals("risk")) {
            therapies.putAll(
                    therapiesByRisk(items.stream().map(item -> item.slug).toList()));
            labels.fetch(
                    "therapy", therapies.values().stream().flatMap(Set::stream).collect(toSet()));
        }
        var shown =
                Languages.SUPPORTED.stream().collect(toMap(Function.identity(), language -> edition(language, texts)));
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < items.size(); i++) {
            entries.addAll(Entry.of(
                    kind,
                    documents.get(i),
                    Json.read(items.get(i).document, JsonNode.class),
                    shown,
                    slug -> therapies.getOrDefault(slug, Set.of()),
                    labels));
        }
        return entries;
    }

    private Edition edition(String language, List<health.caveat.text.LocalizedText> texts) {
        return editions.list(new Reading(Optional.of(language), Optional.empty()), texts);
    }

    /** The therapies in which a risk was observed: those of its findings. */
    private Map<String, Set<String>> therapiesByRisk(List<String> risks) {
        return entities.createQuery(
                        "select r.toSlug, t.toSlug from Reference r, Reference t where r.role = 'risk' and r.toSlug in ?1"
                                + " and t.role = 'therapy' and t.fromKind = r.fromKind and t.fromSlug = r.fromSlug",
                        Object[].class)
                .setParameter(1, risks)
                .getResultStream()
                .collect(groupingBy(
                        row -> (String) row[0], mapping(row -> (String) row[1], toCollection(HashSet::new))));
    }

    /** The names of items, fetched once for each time the index is brought in step. */
    private final class LabelsOnce implements Entry.Labels {

        private final Map<String, Map<String, Set<String>>> byLanguage = new HashMap<>();

        void fetch(String kindName, Collection<String> slugs) {
            var missing = slugs.stream()
                    .filter(slug -> !byLanguage.containsKey(kindName + "/" + slug))
                    .toList();
            if (!missing.isEmpty()) {
                var kind = kinds.get(kindName);
                items(kind, missing).forEach(item -> {
                    var document = kind.read(item.document);
                    var json = Json.read(item.document, JsonNode.class);
                    byLanguage.put(
                            kindName + "/" + item.slug,
                            document.heading().languages().stream()
                                    .collect(toMap(
                                            Function.identity(), language -> Entry.namesOf(document, json, language))));
                });
            }
        }

        @Override
        public Set<String> of(String kind, String slug, String language) {
            fetch(kind, List.of(slug));
            return byLanguage.getOrDefault(kind + "/" + slug, Map.of()).getOrDefault(language, Set.of());
        }
    }

    /** What the index holds of an item: its names, and the risks that it is about. */
    private Map<String, List<String>> stored(String id) throws IOException {
        var stored = new HashMap<String, List<String>>();
        for (var hit : view.searcher().search(new TermQuery(new Term("id", id)), BATCH).scoreDocs) {
            var document = view.searcher().storedFields().document(hit.doc);
            var names = stored.computeIfAbsent("names", any -> new ArrayList<>());
            names.add(document.get("title"));
            names.addAll(List.of(document.getValues("name")));
            stored.put("risk", List.of(document.getValues("has_risk")));
        }
        return stored;
    }

    /** Gives some of the entries that have none yet their vectors, unless something new was published meanwhile. */
    private void understand() throws IOException {
        var without = new TermQuery(new Term("meant", "false"));
        var changed = false;
        while (true) {
            var hits = view.searcher().search(without, MEANINGS_AT_ONCE * 8).scoreDocs;
            var ids = new HashMap<String, Set<String>>();
            for (var hit : hits) {
                var id = view.searcher()
                        .storedFields()
                        .document(hit.doc)
                        .get("id")
                        .split("/");
                ids.computeIfAbsent(id[0], any -> new HashSet<>()).add(id[1]);
            }
            var isCurrent = !ids.isEmpty()
                    && inSnapshot(() -> {
                        var state = state();
                        if (state.version() != view.version()
                                || !Objects.equals(state.print(), commitData().get(STATE))) {
                            return false;
                        }
                        var labels = new LabelsOnce();
                        for (var kind : ids.keySet()) {
                            replace(
                                    kinds.get(kind),
                                    List.copyOf(ids.get(kind)),
                                    labels,
                                    entry -> meaning.of(IndexedEntry.essence(entry)));
                        }
                        return true;
                    });
            if (!isCurrent) {
                break;
            }
            changed = true;
            commit(inSnapshot(() -> new State(view.version(), commitData().get(STATE))));
            show();
        }
        if (changed) {
            Log.info("Search knows the meaning of every entry");
        }
    }

    private Map<String, String> commitData() {
        var data = new HashMap<String, String>();
        var live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    private void commit(State state) throws IOException {
        writer.setLiveCommitData(Map.of(VERSION, Long.toString(state.version()), STATE, state.print())
                .entrySet());
        writer.commit();
    }

    private void show() throws IOException {
        var before = view;
        var reader = DirectoryReader.open(writer);
        view = new View(
                reader, new IndexSearcher(reader), Long.parseLong(commitData().getOrDefault(VERSION, "0")));
        if (before != null) {
            release(before);
        }
    }
}
