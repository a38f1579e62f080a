package health.caveat.item;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.caveat.api.Json;
import health.caveat.text.LocalizedText;
import health.caveat.text.ReadingLevel;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that are published now, and the references between them. Each method is one statement at most. */
@Singleton
public class Documents {

    private static final String IN_ORDER = " order by titleSort, slug";
    private static final String REFERRING =
            "slug in (select r.fromSlug from Reference r where r.toKind = ?1 and r.toSlug = ?2 and r.fromKind = ?3 and r.role <> 'mention')";

    /** Glossaries of the present, of a moment ago and of some past days. */
    private static final int MOST_GLOSSARIES = 4;

    /** In characters: a little more than all that is published. */
    private static final long MOST_READ = 4_000_000;

    private final EntityManager entities;

    /** By the documents that they are made from, so that none grows old. Making one for each answer was a quarter of the work. */
    private final Cache<List<String>, Definitions> glossaries =
            Caffeine.newBuilder().maximumSize(MOST_GLOSSARIES).build();

    /** Reading them was a quarter of a list's work. */
    private final Cache<Known, Published<?>> read = Caffeine.newBuilder()
            .maximumWeight(MOST_READ)
            .weigher((Known known, Published<?> document) -> known.length)
            .build();

    Documents(EntityManager entities) {
        this.entities = entities;
    }

    public <D extends Document> Optional<Published<D>> find(Kind<D, ?> kind, String slug) {
        return all(kind, List.of(slug)).values().stream().findFirst();
    }

    /** The published documents among these, by slug, in the order of their titles. */
    public <D extends Document> Map<String, Published<D>> all(Kind<D, ?> kind, Collection<String> slugs) {
        return slugs.isEmpty() ? Map.of() : documents(kind, "slug in ?1", slugs);
    }

    /** The published documents of a kind that refer to an item, in the order of their titles. */
    public <D extends Document> Map<String, Published<D>> referringTo(Kind<D, ?> kind, String toKind, String toSlug) {
        return documents(kind, REFERRING, toKind, toSlug, kind.name);
    }

    /** The published documents of a kind that meet a condition in HQL, in the order of their titles. */
    public <D extends Document, I extends Item> Map<String, Published<D>> documents(
            Kind<D, I> kind, String condition, Object... values) {
        var query = entities.createQuery(
                Row.SELECT + "from " + kind.entity.getSimpleName() + " where " + condition + IN_ORDER, Row.class);
        bind(query, values);
        var documents = new LinkedHashMap<String, Published<D>>();
        query.getResultList().forEach(row -> documents.put(row.slug, published(kind, row)));
        return documents;
    }

    /** The titles of items of a kind, by slug, in their order. */
    public Map<String, LocalizedText> titles(Kind<?, ?> kind, Collection<String> slugs) {
        return slugs.isEmpty() ? Map.of() : titles(kind, "slug in ?1", slugs);
    }

    /** The titles of the items of a kind that refer to an item, by slug, in their order. */
    public Map<String, LocalizedText> titlesReferringTo(Kind<?, ?> kind, String toKind, String toSlug) {
        return titles(kind, REFERRING, toKind, toSlug, kind.name);
    }

    /** The same, with those that refer to one of the item's topics instead. */
    public Map<String, LocalizedText> titlesReferringTo(
            Kind<?, ?> kind, String toKind, String toSlug, Collection<String> topics) {
        return titles(
                kind,
                "slug in (select r.fromSlug from Reference r where r.fromKind = ?3"
                        + " and (r.toKind = ?1 and r.toSlug = ?2 or r.toKind = 'topic' and r.toSlug in ?4))",
                toKind,
                toSlug,
                kind.name,
                topics);
    }

    private Map<String, LocalizedText> titles(Kind<?, ?> kind, String condition, Object... values) {
        var query = entities.createQuery(
                "select slug, title from " + kind.entity.getSimpleName() + " where " + condition + IN_ORDER,
                Object[].class);
        bind(query, values);
        var titles = new LinkedHashMap<String, LocalizedText>();
        query.getResultList()
                .forEach(row -> titles.put((String) row[0], Json.read((String) row[1], LocalizedText.class)));
        return titles;
    }

    /** What is defined by items of these kinds, in one statement for each. */
    Definitions definitions(List<Kind<?, ?>> kinds) {
        var byKind = new LinkedHashMap<Kind<?, ?>, List<String>>();
        kinds.forEach(kind -> byKind.put(
                kind,
                entities.createQuery("select document from " + kind.entity.getSimpleName() + IN_ORDER, String.class)
                        .getResultList()));
        return glossaries.get(
                byKind.values().stream().flatMap(List::stream).toList(),
                any -> new Definitions(byKind.entrySet().stream()
                        .flatMap(texts -> texts.getValue().stream()
                                .map(text -> (Defining) texts.getKey().read(text)))
                        .toList()));
    }

    /** What an answer needs of a table's row: the other columns are there to be filtered by. */
    record Row(String slug, String document, int revision, Instant changedAt, BigDecimal readingGrade) {

        static final String SELECT = "select slug, document, revision, changedAt, readingGrade ";
    }

    /** A preview's revision may be published otherwise, but never at the same time. */
    private record Known(String kind, String slug, int revision, Instant changedAt, int length) {}

    /** A row's document, which need not be read again while it stays the same revision. */
    @SuppressWarnings("unchecked")
    <D extends Document> Published<D> published(Kind<D, ?> kind, Row row) {
        return (Published<D>) read.get(
                new Known(kind.name, row.slug, row.revision, row.changedAt, row.document.length()),
                known -> new Published<>(
                        kind.read(row.document),
                        row.revision,
                        row.changedAt,
                        Optional.ofNullable(row.readingGrade).map(ReadingLevel::of)));
    }

    private static void bind(Query query, Object... values) {
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
    }
}
