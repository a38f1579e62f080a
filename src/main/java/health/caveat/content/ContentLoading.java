package health.caveat.content;

import static java.util.stream.Collectors.toMap;

import health.caveat.item.Change;
import health.caveat.item.Checks;
import health.caveat.item.Document;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Publishing;
import health.caveat.item.Revision;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the published items in step with the content pack at start. What the pack made, the pack may change and retire;
 * what a person made is left alone. Nothing is applied unless all is right.
 */
@Singleton
public class ContentLoading {

    private final EntityManager entities;
    private final Kinds kinds;
    private final Checks checks;
    private final Publishing publishing;
    private final Optional<Path> folder;
    private final boolean onlyCheck;

    ContentLoading(
            EntityManager entities,
            Kinds kinds,
            Checks checks,
            Publishing publishing,
            @ConfigProperty(name = "caveat.content") Optional<Path> folder,
            @ConfigProperty(name = "caveat.content.check", defaultValue = "false") boolean onlyCheck) {
        this.entities = entities;
        this.kinds = kinds;
        this.checks = checks;
        this.publishing = publishing;
        this.folder = folder;
        this.onlyCheck = onlyCheck;
    }

    // A first start on a slow or busy machine may take minutes; the default of one would undo it.
    @Transactional
    @TransactionConfiguration(timeout = 3600)
    void loadAtStart(@Observes StartupEvent start) {
        load(folder);
    }

    /** Loads the pack in a folder, or the one that is built in. */
    @Transactional
    void load(Optional<Path> folder) {
        publishing.lock();
        var files = PackFiles.read(folder);
        if (onlyCheck) {
            check(files);
        } else if (isNews(files)) {
            apply(files);
        }
    }

    private boolean isNews(PackFiles files) {
        @SuppressWarnings("unchecked")
        var applied = ((List<Object[]>) entities.createNativeQuery("select hash, number from content_pack")
                        .getResultList())
                .stream().findFirst();
        if (applied.isEmpty()) {
            return true;
        }
        if (applied.get()[0].equals(files.hash())) {
            return false;
        }
        var appliedNumber = ((Number) applied.get()[1]).longValue();
        if (files.number().isPresent() && files.number().get() < appliedNumber) {
            Log.warnf(
                    "Content pack %d is older than %d, which was applied last: left alone",
                    files.number().get(), appliedNumber);
            return false;
        }
        return true;
    }

    private void apply(PackFiles files) {
        var changes = checkedChanges(files);
        var version = publishing.publish(changes);
        entities.createNativeQuery("delete from content_pack").executeUpdate();
        entities.createNativeQuery("insert into content_pack (hash, number, applied_at) values (?1, ?2, now())")
                .setParameter(1, files.hash())
                .setParameter(2, files.number().orElse(0L))
                .executeUpdate();
        Log.infof("Content pack applied: %d changes, content version %d", changes.size(), version);
    }

    private void check(PackFiles files) {
        var exit = 0;
        try {
            var changes = checkedChanges(files);
            var takenOver = changes.stream().filter(this::isPublished).count();
            changes.stream()
                    .filter(change -> !isPublished(change))
                    .forEach(change ->
                            System.out.println((change.document().isPresent() ? "would publish " : "would retire ")
                                    + change.kind().name + " " + change.slug()));
            if (takenOver > 0) {
                System.out.println(
                        takenOver + " items that people wrote are the same in the pack, and would be its own");
            }
            System.out.println(
                    changes.size() == takenOver ? "nothing would change" : changes.size() - takenOver + " changes");
        } catch (ContentRefused refused) {
            System.out.println(refused.getMessage());
            exit = 1;
        }
        Quarkus.asyncExit(exit);
    }

    /** Whether readers get this document already. */
    private boolean isPublished(Change change) {
        var last = Revision.last(change.kind().name, change.slug());
        return last != null
                && change.document().isPresent()
                && last.document != null
                && change.kind().read(last.document).equals(change.document().get());
    }

    private List<Change> checkedChanges(PackFiles files) {
        var pack = new ContentPack(files, kinds);
        var changes = changes(pack);
        var fileOf = pack.entries.stream()
                .collect(toMap(
                        entry -> entry.kind().name + "/" + entry.document().slug(),
                        ContentPack.Entry::file,
                        (a, b) -> a));
        var errors = new ArrayList<>(pack.errors);
        checks.check(changes, pack.unreadable)
                .forEach((change, violations) -> violations.forEach(violation ->
                        errors.add(fileOf.getOrDefault(change.kind().name + "/" + change.slug(), "retired.yaml") + " "
                                + change.kind().name + " " + change.slug() + ": " + violation)));
        if (!errors.isEmpty()) {
            throw new ContentRefused(errors);
        }
        var warnings = checks.warnings(changes).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(warning -> entry.getKey().kind().name + " "
                                + entry.getKey().slug() + ": " + warning))
                .toList();
        if (onlyCheck) {
            warnings.forEach(warning -> System.out.println("warning: " + warning));
        } else if (!warnings.isEmpty()) {
            Log.warnf("%d warnings on the content; CAVEAT_CONTENT_CHECK=true lists them", warnings.size());
        }
        return changes;
    }

    /** The pack's documents that differ from what is published, and the retirement of what it no longer has. */
    private List<Change> changes(ContentPack pack) {
        var changes = new ArrayList<Change>();
        for (Kind<?, ?> kind : kinds.all()) {
            var last = lastRevisions(kind);
            var inPack = new HashSet<String>();
            var leftAlone = new TreeSet<String>();
            pack.entries.stream().filter(entry -> entry.kind() == kind).forEach(entry -> {
                inPack.add(entry.document().slug());
                change(
                                kind,
                                entry.document(),
                                Optional.ofNullable(last.get(entry.document().slug())),
                                leftAlone)
                        .ifPresent(changes::add);
            });
            inPack.addAll(pack.unreadable.getOrDefault(kind.name, new HashSet<>()));
            last.values().stream()
                    .filter(revision -> revision.document != null && !inPack.contains(revision.slug))
                    .filter(revision -> isOfPack(revision, leftAlone))
                    .forEach(revision -> changes.add(retirement(kind, revision.slug, pack)));
            // An export names what its own instance had retired: those names are taken here as well.
            pack.retirements.stream()
                    .filter(listed -> listed.kind().equals(kind.name))
                    .filter(listed -> !last.containsKey(listed.slug()) && !inPack.contains(listed.slug()))
                    .forEach(listed -> changes.add(retirement(kind, listed.slug(), pack)));
            if (!leftAlone.isEmpty()) {
                Log.infof("Left alone, since people wrote them: %s %s", kind.path, leftAlone);
            }
        }
        return changes;
    }

    private static Optional<Change> change(
            Kind<?, ?> kind, Document document, Optional<Revision> last, TreeSet<String> leftAlone) {
        var unchanged = last.filter(revision -> revision.document != null)
                .filter(revision -> kind.read(revision.document).equals(document));
        if (unchanged.isPresent() && unchanged.get().origin == Revision.Origin.pack) {
            return Optional.empty();
        }
        if (unchanged.isEmpty() && last.isPresent() && !isOfPack(last.get(), leftAlone)) {
            return Optional.empty();
        }
        return Optional.of(Change.byPack(kind, document));
    }

    private static boolean isOfPack(Revision revision, TreeSet<String> leftAlone) {
        if (revision.origin == Revision.Origin.person) {
            leftAlone.add(revision.slug);
        }
        return revision.origin == Revision.Origin.pack;
    }

    private static Change retirement(Kind<?, ?> kind, String slug, ContentPack pack) {
        var listed = pack.retirements.stream()
                .filter(retirement ->
                        retirement.kind().equals(kind.name) && retirement.slug().equals(slug))
                .findFirst();
        var renamedTo = pack.entries.stream()
                .filter(entry ->
                        entry.kind() == kind && entry.document().formerSlugs().contains(slug))
                .map(entry -> entry.document().slug())
                .findFirst();
        return Change.retiredByPack(
                kind,
                slug,
                renamedTo.map(to -> "renamed to " + to).or(() -> listed.flatMap(ContentPack.Retirement::reason)),
                renamedTo.or(() -> listed.flatMap(ContentPack.Retirement::replacedBy)));
    }

    private Map<String, Revision> lastRevisions(Kind<?, ?> kind) {
        return entities
                .createQuery(
                        "from Revision r where r.kind = ?1 and r.number ="
                                + " (select max(s.number) from Revision s where s.kind = r.kind and s.slug = r.slug)",
                        Revision.class)
                .setParameter(1, kind.name)
                .getResultList()
                .stream()
                .collect(toMap(revision -> revision.slug, revision -> revision));
    }
}
