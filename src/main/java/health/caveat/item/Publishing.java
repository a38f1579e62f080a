package health.caveat.item;

import static java.util.stream.Collectors.toMap;

import health.caveat.api.Json;
import health.caveat.text.ReadingLevel;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hibernate.Session;

/**
 * The one write path. Within the caller's transaction: {@link #lock}, decide, {@link Checks check}, {@link #publish}.
 */
@Singleton
public class Publishing {

    private static final int LONGEST_WAIT_MILLIS = 600_000;

    private final EntityManager entities;
    private final Kinds kinds;
    private final Vocabulary vocabulary;
    private final ContentVersion content;
    private final TransactionSynchronizationRegistry transaction;

    Publishing(
            EntityManager entities,
            Kinds kinds,
            Vocabulary vocabulary,
            ContentVersion content,
            TransactionSynchronizationRegistry transaction) {
        this.entities = entities;
        this.kinds = kinds;
        this.vocabulary = vocabulary;
        this.content = content;
        this.transaction = transaction;
    }

    /**
     * Waits until no one else publishes. Must be the transaction's first statement: its snapshot begins after it. Readers
     * are not blocked.
     */
    public void lock() {
        entities.unwrap(Session.class).doWork(connection -> {
            // Another may be publishing a whole pack, which is longer than any answer may take.
            var usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, LONGEST_WAIT_MILLIS);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table content_version in exclusive mode");
            }
            connection.setNetworkTimeout(Runnable::run, usual);
        });
    }

    /** Publishes changes that were checked: revisions, items, former slugs and references. Answers the content version. */
    public long publish(List<Change> changes) {
        entities.setFlushMode(FlushModeType.COMMIT);
        var version = ((Number) entities.createNativeQuery("select version from content_version")
                        .getSingleResult())
                .longValue();
        var now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
        var names = vocabulary.after(changes);
        // An item's row may point at one of a lower rank: those come first, and go last.
        for (Kind<?, ?> kind : kinds.all()) {
            version = publish(kind, changes, change -> change.document().isPresent(), version, now, names);
        }
        for (Kind<?, ?> kind : kinds.backwards()) {
            version = publish(kind, changes, change -> change.document().isEmpty(), version, now, names);
        }
        entities.createNativeQuery("update content_version set version = ?1")
                .setParameter(1, version)
                .executeUpdate();
        tell(version);
        return version;
    }

    /** Tells every node at the commit, and this one before its caller goes on. */
    private void tell(long version) {
        if (transaction.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK) {
            // Only a preview.
            return;
        }
        entities.createNativeQuery("select count(*) from pg_notify(?1, ?2)")
                .setParameter(1, ContentVersion.CHANNEL)
                .setParameter(2, Long.toString(version))
                .getSingleResult();
        var history = content.known().history();
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    content.seen(version, history);
                }
            }
        });
    }

    /** Fills empty tables with what these revisions had published. */
    void show(List<Revision> revisions) {
        entities.setFlushMode(FlushModeType.COMMIT);
        entities.clear();
        var names = vocabulary.after(revisions.stream()
                .map(revision -> {
                    var kind = kinds.get(revision.kind);
                    return Change.byPack(kind, kind.read(revision.document));
                })
                .toList());
        for (Kind<?, ?> kind : kinds.all()) {
            revisions.stream()
                    .filter(revision -> revision.kind.equals(kind.name))
                    .forEach(revision -> show(kind, revision, names));
            entities.flush();
            entities.clear();
        }
    }

    private <D extends Document, I extends Item> void show(Kind<D, I> kind, Revision revision, Pattern names) {
        show(kind, kind.newItem(), kind.read(revision.document), revision, names);
    }

    private <D extends Document, I extends Item> long publish(
            Kind<D, I> kind, List<Change> all, Predicate<Change> which, long version, Instant now, Pattern names) {
        var changes = all.stream()
                .filter(change -> change.kind() == kind)
                .filter(which)
                .toList();
        if (changes.isEmpty()) {
            return version;
        }
        var slugs = changes.stream().map(Change::slug).toList();
        var numbers = lastNumbers(kind, slugs);
        forgetReferences(kind, slugs);
        var items = entities
                .createQuery("from " + kind.entity.getSimpleName() + " where slug in ?1", kind.entity)
                .setParameter(1, slugs)
                .getResultList()
                .stream()
                .collect(toMap(item -> item.slug, item -> item));
        for (Change change : changes) {
            var revision = revision(change, ++version, numbers.getOrDefault(change.slug(), 0) + 1, now);
            entities.persist(revision);
            var item = Optional.ofNullable(items.get(change.slug()));
            if (change.document().isPresent()) {
                var document = kind.input.cast(change.document().get());
                show(kind, item.orElseGet(kind::newItem), document, revision, names);
            } else {
                item.ifPresent(entities::remove);
            }
        }
        entities.flush();
        entities.clear();
        return version;
    }

    private static Revision revision(Change change, long version, int number, Instant now) {
        var revision = new Revision();
        revision.contentVersion = version;
        revision.kind = change.kind().name;
        revision.slug = change.slug();
        revision.number = number;
        revision.document = change.document().map(Json::write).orElse(null);
        revision.origin = change.origin();
        revision.by = change.by().orElse(null);
        revision.at = now;
        revision.changeClass = change.changeClass().orElse(null);
        revision.reason = change.reason().orElse(null);
        revision.replacedBy = change.replacedBy().orElse(null);
        change.signOff().ifPresent(signOff -> {
            revision.approvedBy = signOff.approvedBy();
            revision.interests = signOff.interests().orElse(null);
            revision.publishedBy = signOff.publishedBy();
        });
        return revision;
    }

    private <D extends Document, I extends Item> void show(
            Kind<D, I> kind, I item, D document, Revision revision, Pattern names) {
        item.slug = document.slug();
        item.title = Json.write(document.heading());
        item.titleSort = sortable(document.heading().byLanguage().getOrDefault("en", document.slug()));
        item.revision = revision.number;
        item.changedAt = revision.at;
        item.document = revision.document;
        if (document instanceof Reviewed reviewed) {
            item.lastReviewed = reviewed.lastReviewed();
            item.nextReviewDue = reviewed.nextReviewDue();
        }
        if (document instanceof Summarised summarised && summarised.summary().in("en") != null) {
            item.readingGrade =
                    ReadingLevel.of(summarised.summary().in("en"), names).score();
        }
        kind.fill(item, document);
        entities.persist(item);
        document.formerSlugs().forEach(slug -> entities.merge(former(kind, slug, document.slug())));
        Inspection.of(document).references().stream()
                .map(found -> new Reference.Key(kind.name, document.slug(), found.kind(), found.slug(), found.role()))
                .distinct()
                .forEach(key -> entities.persist(new Reference(key)));
    }

    private void forgetReferences(Kind<?, ?> kind, List<String> slugs) {
        entities.createQuery("delete from Reference where fromKind = ?1 and fromSlug in ?2")
                .setParameter(1, kind.name)
                .setParameter(2, slugs)
                .executeUpdate();
    }

    private Map<String, Integer> lastNumbers(Kind<?, ?> kind, List<String> slugs) {
        return entities
                .createQuery(
                        "select slug, max(number) from Revision where kind = ?1 and slug in ?2 group by slug",
                        Object[].class)
                .setParameter(1, kind.name)
                .setParameter(2, slugs)
                .getResultList()
                .stream()
                .collect(toMap(row -> (String) row[0], row -> (Integer) row[1]));
    }

    private static FormerSlug former(Kind<?, ?> kind, String formerSlug, String slug) {
        var former = new FormerSlug();
        former.kind = kind.name;
        former.formerSlug = formerSlug;
        former.slug = slug;
        return former;
    }

    private static String sortable(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
