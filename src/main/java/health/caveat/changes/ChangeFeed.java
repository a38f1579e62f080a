package health.caveat.changes;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import health.caveat.api.AnswerVersion;
import health.caveat.item.Document;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Rendering;
import health.caveat.item.Rendering.Source;
import health.caveat.item.Revision;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The revisions, read as a stream of items in the order of their last change. An item changes with a revision of its own
 * and with one of what it quotes; under a filter by topic a finding also moves with the topics of its risk and therapy.
 */
@Singleton
class ChangeFeed {

    private static final String IN_TOPIC = """
            (c.kind = 'topic' and c.slug in (:topics)
             or exists (select from reference t where t.from_kind = c.kind and t.from_slug = c.slug
                 and t.to_kind = 'topic' and t.to_slug in (:topics) and t.role <> 'mention')
             or c.kind = 'finding' and exists (select from reference f
                 join reference t on t.from_kind = f.to_kind and t.from_slug = f.to_slug
                 where f.from_kind = 'finding' and f.from_slug = c.slug and f.role in ('risk', 'therapy')
                 and t.to_kind = 'topic' and t.to_slug in (:topics) and t.role <> 'mention'))
            """;

    private static final String MOVED = """
            union all
            select f.from_kind, f.from_slug, r.content_version from revision r
            left join revision p on p.kind = r.kind and p.slug = r.slug and p.number = r.number - 1
            join reference f on f.to_kind = r.kind and f.to_slug = r.slug and f.from_kind = 'finding' and f.role = r.kind
            where r.content_version >= :version and r.kind in ('risk', 'therapy')
            and r.document -> 'topics' is distinct from p.document -> 'topics'
            """;

    private static final String CHANGED = """
            with own as (
                select kind, slug, max(content_version) as version from revision
                where content_version >= :version group by kind, slug
            ), touched as (
                select kind, slug, version from own
                union all
                select r.from_kind, r.from_slug, own.version from reference r
                join own on r.to_kind = own.kind and r.to_slug = own.slug where r.role = 'mention'
                %s
            ), changed as (
                select kind collate "C" as kind, slug collate "C" as slug, max(version) as version from touched
                where kind in (:kinds) group by 1, 2
            ), page as (
                select * from (
                    select c.*, %s as belongs,
                        (select l.document is null from revision l where l.kind = c.kind and l.slug = c.slug
                         order by l.number desc limit 1) as retired
                    from changed c
                    where (c.version, c.kind, c.slug) > (:version, :kind, :slug)) c
                where c.version > :base or belongs and not retired
                order by c.version, c.kind, c.slug limit :size
            )
            select page.kind, page.slug, page.version, belongs, l.number, cast(l.document as text), l.replaced_by,
                (select string_agg(h.change_class, ',' order by h.content_version) from revision h
                 where h.kind = page.kind and h.slug = page.slug and h.content_version > :base)
            from page
            join lateral (select * from revision r where r.kind = page.kind and r.slug = page.slug
                order by r.number desc limit 1) l on true
            order by page.version, page.kind, page.slug
            """;

    private static final String PUBLISHED = """
            select c.content_version from (
                select distinct on (kind, slug) content_version, kind, slug, document is null as retired from revision
                where kind in (:kinds) order by kind, slug, number desc) c
            where not retired and %s order by 1
            """;

    private final EntityManager entities;
    private final Kinds kinds;
    private final AnswerVersion answer;

    ChangeFeed(EntityManager entities, Kinds kinds, AnswerVersion answer) {
        this.entities = entities;
        this.kinds = kinds;
        this.answer = answer;
    }

    /** An item as it stands now, and where it stands in the stream. */
    private record Row(
            Kind<?, ?> kind,
            String slug,
            long version,
            boolean belongs,
            int revision,
            Optional<Document> document,
            Optional<String> replacedBy,
            List<String> changeClasses) {

        Source source() {
            return new Source(kind, document.orElseThrow(), revision);
        }

        boolean isShown() {
            return belongs && document.isPresent();
        }
    }

    Place.Stamped now() {
        return new Place.Stamped(
                answer.version(), Revision.stamp(answer.version()).orElse("-"));
    }

    /** Refuses a link that was made of another history than this database has. */
    void check(Place place, ChangeFilter filter) {
        if (place.seen() > answer.version()
                || !Revision.stamp(place.seen()).orElse("-").equals(place.stamp())) {
            throw Place.expired(filter, "This link was made by another database, or before this one was restored.");
        }
    }

    Changes page(ChangeFilter filter, Place place, int size, Place.Stamped now) {
        var rows = rows(filter, place, size + 1);
        var shown = rows.subList(0, Math.min(size, rows.size()));
        var rendering = rendering(
                filter.language(),
                shown.stream().filter(Row::isShown).map(Row::source).toList(),
                now.version());
        var items = shown.stream().map(row -> item(row, rendering)).toList();
        if (rows.size() > size) {
            var last = shown.get(size - 1);
            var next = place.next(last.version, last.kind.name, last.slug, now);
            return new Changes(items, Optional.of(link(filter, next, size)), Optional.empty());
        }
        // While nothing happens the link stays the same, so that an empty round stays the same bytes.
        var end = items.isEmpty() && place.beginsRound() && place.version() > 0 ? place : Place.after(now);
        return new Changes(items, Optional.empty(), Optional.of(link(filter, end, size)));
    }

    static String link(ChangeFilter filter, Place place, int size) {
        var address = filter.address();
        address.addParam("size", Integer.toString(size));
        address.addParam("after", place.in(filter));
        return address.toString();
    }

    private ChangedItem item(Row row, Rendering rendering) {
        var removed = new ChangedItem.Removal(
                row.document.isPresent() ? RemovalReason.CHANGED : RemovalReason.DELETED,
                row.replacedBy.map(row.kind::href));
        return new ChangedItem(
                row.kind.name,
                row.slug,
                row.revision,
                row.changeClasses,
                row.isShown() ? Optional.of(rendering.of(row.source())) : Optional.empty(),
                row.isShown() ? Optional.empty() : Optional.of(removed));
    }

    private List<Row> rows(ChangeFilter filter, Place place, int limit) {
        var byTopic = !filter.topics().isEmpty();
        var query = entities.createNativeQuery(CHANGED.formatted(byTopic ? MOVED : "", byTopic ? IN_TOPIC : "true"))
                .setParameter("version", place.version())
                .setParameter("kind", place.kind())
                .setParameter("slug", place.slug())
                .setParameter("base", place.base())
                .setParameter("size", limit);
        filter(query, filter);
        @SuppressWarnings("unchecked")
        var rows = (List<Object[]>) query.getResultList();
        return rows.stream().map(this::row).toList();
    }

    private Row row(Object[] row) {
        var kind = kinds.get((String) row[0]);
        return new Row(
                kind,
                (String) row[1],
                ((Number) row[2]).longValue(),
                (Boolean) row[3],
                ((Number) row[4]).intValue(),
                Optional.ofNullable((String) row[5]).map(kind::read),
                Optional.ofNullable((String) row[6]),
                row[7] == null
                        ? List.of()
                        : Arrays.stream(((String) row[7]).split(",")).distinct().toList());
    }

    /** The content versions that made what the filter lets through now. Their revisions never change. */
    List<Long> published(ChangeFilter filter) {
        var query = entities.createNativeQuery(
                PUBLISHED.formatted(filter.topics().isEmpty() ? "true" : IN_TOPIC), Long.class);
        filter(query, filter);
        @SuppressWarnings("unchecked")
        var versions = (List<Long>) query.getResultList();
        return versions;
    }

    private void filter(Query query, ChangeFilter filter) {
        query.setParameter("kinds", filter.kinds().isEmpty() ? names() : filter.kinds());
        if (!filter.topics().isEmpty()) {
            query.setParameter("topics", filter.topics());
        }
    }

    private Set<String> names() {
        return kinds.all().stream().map(kind -> kind.name).collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** The items that these content versions made, as a reader saw them at a later version. */
    List<ChangedItem> items(Collection<Long> versions, ChangeFilter filter, long at) {
        var sources = entities
                .createQuery("from Revision where contentVersion in ?1 order by contentVersion", Revision.class)
                .setParameter(1, versions)
                .getResultList()
                .stream()
                .collect(toMap(identity(), this::source, (a, b) -> a, java.util.LinkedHashMap::new));
        var rendering = rendering(filter.language(), sources.values(), at);
        return sources.entrySet().stream().map(entry -> shown(entry, rendering)).toList();
    }

    private Source source(Revision revision) {
        var kind = kinds.get(revision.kind);
        return new Source(kind, kind.read(revision.document), revision.number);
    }

    private static ChangedItem shown(Map.Entry<Revision, Source> item, Rendering rendering) {
        return new ChangedItem(
                item.getKey().kind,
                item.getKey().slug,
                item.getKey().number,
                List.of(),
                Optional.of(rendering.of(item.getValue())),
                Optional.empty());
    }

    private Rendering rendering(String language, Collection<Source> sources, long at) {
        return new Rendering(kinds, language, sources, (kind, slugs) -> documentsAt(at, kind, slugs));
    }

    private List<? extends Document> documentsAt(long version, Kind<?, ?> kind, Set<String> slugs) {
        return entities
                .createQuery(
                        "select r.document from Revision r where r.kind = ?1 and r.slug in ?2 and r.contentVersion ="
                                + " (select max(s.contentVersion) from Revision s where s.kind = r.kind"
                                + " and s.slug = r.slug and s.contentVersion <= ?3 and s.document is not null)",
                        String.class)
                .setParameter(1, kind.name)
                .setParameter(2, slugs)
                .setParameter(3, version)
                .getResultList()
                .stream()
                .map(kind::read)
                .toList();
    }
}
