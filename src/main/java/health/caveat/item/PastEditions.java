package health.caveat.item;

import health.caveat.api.AnswerVersion;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What was published at the end of past days. Each that is asked for becomes a schema {@code past_1840} with the tables
 * that reads use, filled from the revisions of that version by the code that {@link Publishing} uses; a few are kept. All
 * of them can be thrown away at any time.
 */
@Singleton
public class PastEditions {

    private static final String PREFIX = "past_";
    private static final String DAY = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD')";
    private static final int MOST_WAITING = 8;
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final int LONGEST_BUILD_SECONDS = 120;
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private final EntityManager entities;
    private final Kinds kinds;
    private final Publishing publishing;
    private final AnswerVersion answer;
    private final int kept;
    private final ReentrantLock building = new ReentrantLock();
    private final Map<Long, Long> lastUsed = new ConcurrentHashMap<>();
    private final BuildTime budget = new BuildTime();
    private volatile String present;

    PastEditions(
            EntityManager entities,
            Kinds kinds,
            Publishing publishing,
            AnswerVersion answer,
            @ConfigProperty(name = "caveat.past-editions") int kept) {
        this.entities = entities;
        this.kinds = kinds;
        this.publishing = publishing;
        this.answer = answer;
        this.kept = kept;
    }

    /** What an earlier release made may have other tables, and other words. */
    void forgetAll(@Observes StartupEvent start) {
        present = QuarkusTransaction.requiringNew()
                .call(() -> (String) execute("select current_schema()").getSingleResult());
        versions().forEach(this::drop);
    }

    /**
     * Lets the caller's transaction, which has not begun to read, read what was published at the end of a day.
     *
     * @return the version that it will find
     */
    Optional<Long> show(LocalDate day) {
        var today = LocalDate.now(Clock.systemUTC());
        if (day.isAfter(today)) {
            throw Problem.ofParameter("asOf", "must not be in the future", List.of("up to " + today));
        }
        answer.setAsOf(day);
        if (day.equals(today)) {
            return Optional.empty();
        }
        var end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        if (Instant.now(Clock.systemUTC()).isAfter(end.plus(SETTLED))) {
            answer.setUnchanging();
        }
        var known = QuarkusTransaction.requiringNew().call(() -> at(end));
        lastUsed.put(known.version, System.nanoTime());
        if (!known.isCurrent) {
            if (!known.isBuilt) {
                build(known.version);
            }
            entities.createNativeQuery("set local search_path to " + PREFIX + known.version)
                    .executeUpdate();
        }
        return Optional.of(known.version);
    }

    /** The day on which an item was first published, whatever past the caller's transaction reads. */
    Optional<String> firstPublished(Kind<?, ?> kind, String slug) {
        var first = (String) execute("select " + DAY.formatted("min(at)") + " from " + present
                        + ".revision where kind = ?1 and slug = ?2")
                .setParameter(1, kind.name)
                .setParameter(2, slug)
                .getSingleResult();
        return Optional.ofNullable(first);
    }

    private record Known(long version, boolean isCurrent, boolean isBuilt) {}

    private Known at(Instant end) {
        var row = (Object[]) entities.createNativeQuery("""
                        select past.version, present.version, to_regnamespace('past_' || past.version) is not null,
                            (select %s from revision)
                        from content_version present, (select max(content_version) as version from revision where at < ?1) past
                        """.formatted(DAY.formatted("min(at)")))
                .setParameter(1, end)
                .getSingleResult();
        if (row[0] == null) {
            var since = row[3] == null ? "Nothing is yet." : "Readers have been told something since " + row[3] + ".";
            throw Problem.of(ProblemType.NOT_FOUND, "Nothing was published then. " + since);
        }
        var version = ((Number) row[0]).longValue();
        return new Known(version, version == ((Number) row[1]).longValue(), (Boolean) row[2]);
    }

    private void build(long version) {
        try {
            if (building.getQueueLength() >= MOST_WAITING
                    || !building.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            if (versions().contains(version)) {
                return;
            }
            if (budget.isSpent()) {
                throw busy();
            }
            makeRoom();
            var begin = System.nanoTime();
            QuarkusTransaction.requiringNew().timeout(LONGEST_BUILD_SECONDS).run(() -> fill(version));
            budget.spend(System.nanoTime() - begin);
            Log.infof("Made the past edition %d", version);
        } catch (PersistenceException madeByAnotherNode) {
            if (!versions().contains(version)) {
                throw madeByAnotherNode;
            }
        } finally {
            building.unlock();
        }
    }

    static Problem.Failure busy() {
        return Problem.of(ProblemType.UNAVAILABLE, "This past day is being made ready. Try again in a few seconds.");
    }

    private void fill(long version) {
        var past = PREFIX + version;
        execute("create schema " + past).executeUpdate();
        Stream.concat(
                        Stream.of("content_version", "reference", "former_slug"),
                        kinds.all().stream().map(Kind::table))
                .forEach(table -> execute(
                                "create table %1$s.%2$s (like %3$s.%2$s including all)".formatted(past, table, present))
                        .executeUpdate());
        execute("create view %s.revision as select * from %s.revision where content_version <= %d"
                        .formatted(past, present, version))
                .executeUpdate();
        // What is not in the past, such as sequences, is taken from the present.
        execute("set local search_path to " + past + ", " + present).executeUpdate();
        execute("insert into content_version (version) values (" + version + ")")
                .executeUpdate();
        execute("""
                insert into former_slug (kind, former_slug, slug)
                select distinct on (kind, former) kind, former, slug
                from revision, jsonb_array_elements_text(document -> 'formerSlugs') former
                order by kind, former, content_version desc
                """).executeUpdate();
        publishing.show(entities.createQuery(
                        "from Revision r where r.document is not null and r.number ="
                                + " (select max(s.number) from Revision s where s.kind = r.kind and s.slug = r.slug)",
                        Revision.class)
                .getResultList());
    }

    private jakarta.persistence.Query execute(String sql) {
        return entities.createNativeQuery(sql);
    }

    private List<Long> versions() {
        return QuarkusTransaction.requiringNew().call(() -> {
            @SuppressWarnings("unchecked")
            var found = (List<String>) execute("select nspname::text from pg_namespace where nspname ~ '^past_[0-9]+$'")
                    .getResultList();
            return found.stream()
                    .map(name -> Long.valueOf(name.substring(PREFIX.length())))
                    .toList();
        });
    }

    private void makeRoom() {
        var versions = versions().stream()
                .sorted(Comparator.comparing(version -> lastUsed.getOrDefault(version, 0L)))
                .toList();
        var surplus = versions.size() - kept + 1;
        for (long version : versions) {
            if (surplus > 0 && drop(version)) {
                surplus--;
            }
        }
        if (surplus > 0) {
            throw busy();
        }
    }

    /** Not while somebody reads it: every reader begins with this table. */
    private boolean drop(long version) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                execute("lock table " + PREFIX + version + ".content_version in access exclusive mode nowait")
                        .executeUpdate();
                execute("drop schema " + PREFIX + version + " cascade").executeUpdate();
            });
            lastUsed.remove(version);
            return true;
        } catch (RuntimeException inUse) {
            return false;
        }
    }

    /** Making past editions may take a fifth of the time, and 30 s at once: whoever asks for many days slows nobody else. */
    private static final class BuildTime {

        private static final double SHARE = 0.2;
        private static final double MOST_SECONDS = 30;

        private double seconds = MOST_SECONDS;
        private long since = System.nanoTime();

        boolean isSpent() {
            return left() <= 0;
        }

        void spend(long nanos) {
            seconds = left() - nanos / 1e9;
        }

        private double left() {
            var now = System.nanoTime();
            seconds = Math.min(MOST_SECONDS, seconds + (now - since) / 1e9 * SHARE);
            since = now;
            return seconds;
        }
    }
}
