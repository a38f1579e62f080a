package health.caveat.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.Json;
import health.caveat.item.ContentVersion;
import health.caveat.item.Edition;
import health.caveat.item.Editions;
import health.caveat.item.Inspection;
import health.caveat.item.Item;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Reading;
import health.caveat.item.Reference;
import health.caveat.item.Revision;
import health.caveat.text.Languages;
import health.caveat.text.LocalizedText;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Brings the index to what is published, whenever the content version moves: all of it once, and then what changed. */
@Singleton
public class Indexing {

    /** As many documents as are held at once: with what is made of them a large one takes a megabyte. */
    private static final int BATCH = 50;

    private static final int MEANINGS_AT_ONCE = 8;

    /** An index that was just made takes far more of them, and then is worth merging; what was published takes one or two. */
    private static final int MANY_ROUNDS = 10;

    private static final int LONGEST_BUILD_SECONDS = 7200;

    /** Just after a publication readers need the processor, to have the pages that they ask for made anew. */
    private static final int READERS_FIRST_MILLIS = 250;

    /** A small index is there when the application is; a large one is made behind it, and search says so meanwhile. */
    private static final int PATIENCE_SECONDS = 15;

    private final EntityManager entities;
    private final Kinds kinds;
    private final Editions editions;
    private final SearchIndex index;
    private final Meaning meaning;
    private final Optional<Duration> every;
    private boolean isFailing;
    private final AtomicBoolean isDue = new AtomicBoolean();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "search-index");
        thread.setDaemon(true);
        return thread;
    });

    Indexing(
            EntityManager entities,
            Kinds kinds,
            Editions editions,
            SearchIndex index,
            Meaning meaning,
            @ConfigProperty(name = "caveat.search.follow-every") Optional<Duration> every) {
        this.entities = entities;
        this.kinds = kinds;
        this.editions = editions;
        this.index = index;
        this.meaning = meaning;
        this.every = every;
    }

    /** After the content pack, which is loaded at start as well. */
    void start(@Observes @Priority(5000) StartupEvent start) throws InterruptedException {
        try {
            work.submit(this::follow).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            Log.info("The search index is being made; search answers when it is there");
        } catch (ExecutionException e) {
            Log.error("The search index could not be made; it will be tried again", e.getCause());
        }
        every.ifPresent(this::followEvery);
    }

    ScheduledFuture<?> followEvery(Duration interval) {
        return work.scheduleWithFixedDelay(
                this::followAndUnderstand, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Before the beans that it works with are gone. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        work.shutdown();
        work.awaitTermination(10, TimeUnit.SECONDS);
    }

    /** Follows a publication, and those after it until then; looking now and then is for vectors, and for what could not be followed. */
    void hear(@ObservesAsync ContentVersion.News news) {
        if (every.isPresent() && !work.isShutdown() && isDue.compareAndSet(false, true)) {
            work.schedule(
                    () -> {
                        isDue.set(false);
                        attempt(this::follow);
                    },
                    READERS_FIRST_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void followAndUnderstand() {
        attempt(() -> {
            follow();
            keep();
            if (meaning.load()) {
                understand();
            }
        });
    }

    private interface Action {
        void run() throws IOException;
    }

    private void attempt(Action action) {
        try {
            action.run();
            isFailing = false;
        } catch (IOException | RuntimeException | Error e) {
            // Caught, since it would end the schedule; said once, since it is tried again in a moment.
            if (!isFailing) {
                Log.warn("The search index could not be brought in step; it is tried again until it can be", e);
            }
            isFailing = true;
        }
    }

    /** Brings the index to the version that is published now. */
    public synchronized void follow() {
        var published = inSnapshot(this::published);
        if (!index.version().equals(Optional.of(published))) {
            var from = System.nanoTime();
            inSnapshot(() -> bringInStep(text -> Optional.empty()));
            Log.infof(
                    "Search shows content version %d after %d ms",
                    index.version().get(), (System.nanoTime() - from) / 1_000_000);
        }
    }

    /** Apart from following, since a disk may take its time. */
    private void keep() throws IOException {
        index.keep();
        synchronized (this) {
            index.showMerged();
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    private static <T> T inSnapshot(Step<T> step) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_BUILD_SECONDS).call(step::take);
    }

    private long published() {
        return ((Number) entities.createNativeQuery("select version from content_version")
                        .getSingleResult())
                .longValue();
    }

    private static String madeFrom(long version) {
        return Revision.stamp(version).orElse("");
    }

    /** In the caller's transaction. Vectors of a whole index are made afterwards, unless the caller has the time. */
    boolean bringInStep(Function<String, Optional<float[]>> meaning) throws IOException {
        var now = published();
        var labels = new Labels();
        var indexed = index.committed(madeFrom(index.claimed())).filter(version -> version <= now);
        if (indexed.isPresent()) {
            update(indexed.get(), labels);
        } else {
            index.clear();
            for (Kind<?, ?> kind : kinds.all()) {
                addAll(kind, labels, meaning);
            }
        }
        index.show(now, madeFrom(now));
        return true;
    }

    private void addAll(Kind<?, ?> kind, Labels labels, Function<String, Optional<float[]>> meaning)
            throws IOException {
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
                index.add(entry, meaning);
            }
            last = items.get(items.size() - 1).id;
            entities.clear();
        }
    }

    /** Replaces what changed since a version, and what shows something of it: its figure, its name or its therapies. */
    private void update(long since, Labels labels) throws IOException {
        if (index.version().isEmpty()) {
            index.show(since, madeFrom(since));
        }
        var keepsPhrases = index.isShown();
        @SuppressWarnings("unchecked")
        var changed = (List<Object[]>)
                entities.createNativeQuery("select distinct kind, slug from revision where content_version > ?1")
                        .setParameter(1, since)
                        .getResultList();
        var slugs = changed.stream()
                .collect(groupingBy(item -> (String) item[0], mapping(item -> (String) item[1], toList())));
        var affected = new HashMap<String, Set<String>>();
        for (var kind : slugs.entrySet()) {
            for (var some : batches(kind.getValue())) {
                addAffected(kind.getKey(), some, affected);
            }
        }
        for (var kind : affected.entrySet()) {
            for (var some : batches(kind.getValue())) {
                var entries = entries(kinds.get(kind.getKey()), some, labels);
                index.replace(ids(kind.getKey(), some), entries, keepsPhrases);
                entities.clear();
            }
        }
    }

    private void addAffected(String kind, List<String> slugs, Map<String, Set<String>> affected) {
        var before = index.stored(ids(kind, slugs));
        var renamed = new HashSet<String>();
        if (Entry.LINKED.contains(kind)) {
            // Of its own: the names of all that changed would fill a small heap.
            var labels = new Labels();
            labels.fetch(kind, slugs);
            before.stream()
                    .filter(entry -> !labels.called(kind, entry.get("slug"), entry.get("language"))
                            .equals(Set.of(entry.getValues(IndexedEntry.CALLED))))
                    .forEach(entry -> renamed.add(entry.get("slug")));
        }
        affected.computeIfAbsent(kind, any -> new HashSet<>()).addAll(slugs);
        before.forEach(entry -> affected.computeIfAbsent("risk", any -> new HashSet<>())
                .addAll(List.of(entry.getValues(IndexedEntry.ABOUT_RISK))));
        var references = entities.createQuery(
                        "from Reference where toKind = ?1 and (toSlug in ?2 and role = 'mention' or toSlug in ?3)"
                                + " or fromKind = ?1 and fromSlug in ?2 and role = 'risk'",
                        Reference.class)
                .setParameter(1, kind)
                .setParameter(2, slugs)
                .setParameter(3, renamed)
                .getResultList();
        for (var reference : references) {
            affected.computeIfAbsent(reference.fromKind, any -> new HashSet<>()).add(reference.fromSlug);
            affected.computeIfAbsent(reference.toKind, any -> new HashSet<>()).add(reference.toSlug);
        }
        entities.clear();
    }

    private static List<List<String>> batches(Collection<String> all) {
        var list = List.copyOf(all);
        return IntStream.iterate(0, from -> from < list.size(), from -> from + BATCH)
                .mapToObj(from -> list.subList(from, Math.min(from + BATCH, list.size())))
                .toList();
    }

    private static List<String> ids(String kind, Collection<String> slugs) {
        return slugs.stream().map(slug -> kind + "/" + slug).toList();
    }

    private List<Item> items(Kind<?, ?> kind, Collection<String> slugs) {
        return entities.createQuery("from " + kind.entity.getSimpleName() + " where slug in ?1", Item.class)
                .setParameter(1, slugs)
                .getResultList();
    }

    private List<Entry> entries(Kind<?, ?> kind, Collection<String> slugs, Labels labels) {
        return entries(kind, items(kind, slugs), labels);
    }

    private List<Entry> entries(Kind<?, ?> kind, List<Item> items, Labels labels) {
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
                    therapies.getOrDefault(items.get(i).slug, Set.of()),
                    labels));
        }
        return entries;
    }

    private Edition edition(String language, List<LocalizedText> texts) {
        return editions.list(Reading.in(language), texts);
    }

    /** The therapies in which a risk was observed: those of its findings. */
    private Map<String, Set<String>> therapiesByRisk(List<String> risks) {
        return entities
                .createQuery(
                        "select r.toSlug, t.toSlug from Reference r, Reference t where r.toKind = 'risk' and r.role = 'risk'"
                                + " and r.toSlug in ?1"
                                + " and t.role = 'therapy' and t.fromKind = r.fromKind and t.fromSlug = r.fromSlug",
                        Object[].class)
                .setParameter(1, risks)
                .getResultList()
                .stream()
                .collect(groupingBy(
                        row -> (String) row[0], mapping(row -> (String) row[1], toCollection(HashSet::new))));
    }

    /** Gives entries that have none yet their vectors, a few at a time, so that a publication need not wait. */
    private void understand() throws IOException {
        var rounds = 0;
        for (; !work.isShutdown() && understandSome(); rounds++) {
            keep();
            follow();
        }
        if (rounds > MANY_ROUNDS) {
            index.merge();
        }
    }

    private synchronized boolean understandSome() {
        var ids = index.read(view -> Phrases.withoutMeaning(view.searcher(), MEANINGS_AT_ONCE));
        return !ids.isEmpty()
                && inSnapshot(() -> {
                    var version = published();
                    if (!index.version().equals(Optional.of(version))) {
                        return true;
                    }
                    var labels = new Labels();
                    var made = new HashMap<String, Optional<float[]>>();
                    var byKind = ids.stream()
                            .map(id -> id.split("/"))
                            .collect(groupingBy(id -> id[0], mapping(id -> id[1], toSet())));
                    for (var kind : byKind.entrySet()) {
                        index.understand(
                                ids(kind.getKey(), kind.getValue()),
                                entries(kinds.get(kind.getKey()), kind.getValue(), labels),
                                text -> made.computeIfAbsent(text, meaning::of));
                    }
                    index.show(version, madeFrom(version));
                    return true;
                });
    }

    /** What items that others refer to are called, each fetched once. */
    private final class Labels implements Entry.Labels {

        private final Map<String, Map<String, Set<String>>> byLanguage = new HashMap<>();

        void fetch(String kindName, Collection<String> slugs) {
            var missing = slugs.stream()
                    .filter(slug -> !byLanguage.containsKey(kindName + "/" + slug))
                    .toList();
            if (!missing.isEmpty()) {
                var kind = kinds.get(kindName);
                missing.forEach(slug -> byLanguage.put(kindName + "/" + slug, Map.of()));
                items(kind, missing).forEach(item -> {
                    var document = kind.read(item.document);
                    var json = Json.read(item.document, JsonNode.class);
                    byLanguage.put(
                            kindName + "/" + item.slug,
                            document.heading().languages().stream()
                                    .collect(toMap(
                                            Function.identity(),
                                            language -> Entry.calledOf(document, json, language))));
                });
            }
        }

        @Override
        public Set<String> called(String kind, String slug, String language) {
            fetch(kind, List.of(slug));
            return byLanguage.get(kind + "/" + slug).getOrDefault(language, Set.of());
        }
    }
}
