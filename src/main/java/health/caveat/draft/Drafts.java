package health.caveat.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.caveat.access.Editor;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import health.caveat.item.Change;
import health.caveat.item.Checks;
import health.caveat.item.Document;
import health.caveat.item.DocumentReader;
import health.caveat.item.FieldChange;
import health.caveat.item.Kind;
import health.caveat.item.Publishing;
import health.caveat.item.Revision;
import health.caveat.item.SignOff;
import health.caveat.item.Violation;
import health.caveat.text.Kebab;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What drafts have to do with what is published: their checks, their differences, and their publication. */
@Singleton
class Drafts {

    private final EntityManager entities;
    private final Checks checks;
    private final Publishing publishing;

    Drafts(EntityManager entities, Checks checks, Publishing publishing) {
        this.entities = entities;
        this.checks = checks;
        this.publishing = publishing;
    }

    /**
     * Lets a transaction see what others commit while it waits for them: it is to answer 412 then, not to fail. Must be
     * its first statement.
     */
    void seeCommitted() {
        entities.createNativeQuery("set transaction isolation level read committed")
                .executeUpdate();
    }

    long nextRevision() {
        return ((Number) entities.createNativeQuery("select nextval('draft_revision')")
                        .getSingleResult())
                .longValue();
    }

    /** The number of the revision that is published now; 0 when none is. */
    int published(Kind<?, ?> kind, String slug) {
        return entities
                .createQuery("select revision from " + kind.entity.getSimpleName() + " where slug = ?1", Integer.class)
                .setParameter(1, slug)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(0);
    }

    /** What the draft says, where it can be read. */
    Optional<Change> change(
            Kind<?, ?> kind,
            Draft draft,
            Optional<DraftPublication> publication,
            Editor publisher,
            List<Violation> found) {
        var by = Optional.of(
                draft.authors().stream().map(Editor::name).distinct().collect(Collectors.joining(", ")));
        var changeClass = publication.map(DraftPublication::changeClass).map(Kebab::of);
        var signOff = Optional.ofNullable(draft.reviewer)
                .map(reviewer -> new SignOff(reviewer, Optional.ofNullable(draft.interests), publisher.name()));
        if (draft.retires()) {
            return DocumentReader.read(RetirementInput.class, draft.tree(), found)
                    .map(RetirementInput::retire)
                    .filter(retirement -> retirement != null)
                    .map(retirement -> new Change(
                            kind,
                            draft.slug,
                            Optional.empty(),
                            Revision.Origin.person,
                            by,
                            changeClass,
                            Optional.ofNullable(retirement.reason()),
                            retirement.replacedBy(),
                            signOff));
        }
        return DocumentReader.read(kind.input, draft.tree(), found)
                .map(document -> new Change(
                        kind,
                        draft.slug,
                        Optional.<Document>of(document),
                        Revision.Origin.person,
                        by,
                        changeClass,
                        publication.map(DraftPublication::reason),
                        Optional.empty(),
                        signOff));
    }

    /** What stands in the way of a change's publication: the same as for a content pack. */
    List<Violation> faults(Change change) {
        var found = new ArrayList<Violation>();
        if (change.document().isPresent()) {
            if (change.document().get().slug() != null
                    && !change.slug().equals(change.document().get().slug())) {
                found.add(Violation.of("/slug", "must be " + change.slug() + ", as in the address"));
            }
            checks.check(List.of(change), Map.of()).values().forEach(found::addAll);
            return found;
        }
        if (published(change.kind(), change.slug()) == 0) {
            found.add(Violation.of("/retire", "there is nothing to retire"));
        }
        if (change.reason().filter(reason -> !reason.isBlank()).isEmpty()) {
            found.add(Violation.of("/retire/reason", "must not be blank"));
        }
        checks.check(List.of(change), Map.of()).values().stream()
                .flatMap(List::stream)
                .map(fault -> new Violation("/retire" + fault.pointer(), fault.message(), fault.allowed()))
                .forEach(found::add);
        return found;
    }

    List<Violation> warnings(Change change) {
        return checks.warnings(List.of(change)).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Puts what the draft says into what is published. The caller holds the lock of {@link Publishing}. */
    void publish(Kind<?, ?> kind, Draft draft, Optional<DraftPublication> publication, Editor publisher) {
        var found = new ArrayList<Violation>();
        var change = change(kind, draft, publication, publisher, found);
        change.ifPresent(readable -> found.addAll(faults(readable)));
        if (!found.isEmpty()) {
            throw Problem.of(
                    ProblemType.INVALID_DOCUMENT,
                    "The draft cannot be published: " + found.get(0),
                    found.stream().map(Violation::asProblem).toList());
        }
        publishing.publish(List.of(change.orElseThrow()));
    }

    /** Refuses a draft that was begun on something else than what is published now, and says how the two differ. */
    void refuseOtherBase(Kind<?, ?> kind, Draft draft) {
        var now = published(kind, draft.slug);
        if (now == draft.base) {
            return;
        }
        var changes = FieldChange.between(document(kind, draft.slug, draft.base), document(kind, draft.slug, now));
        throw Problem.of(
                ProblemType.CONFLICT,
                "The draft began on revision " + draft.base + ", and "
                        + (now == 0 ? "the item has been retired" : "revision " + now + " is published now")
                        + ". Take its changes in and save the draft with base=" + now + ".",
                changes.stream()
                        .map(change -> new Problem.Violation(
                                change.path(),
                                "was " + change.before().map(JsonNode::toString).orElse("absent") + ", is "
                                        + change.after().map(JsonNode::toString).orElse("absent"),
                                List.of()))
                        .toList());
    }

    /** How the draft differs from what is published now. */
    List<FieldChange> changes(Kind<?, ?> kind, Draft draft, int published) {
        var found = new ArrayList<Violation>();
        var after = draft.retires()
                ? MissingNode.getInstance()
                : DocumentReader.read(kind.input, draft.tree(), found)
                        .map(kind::tree)
                        .orElseGet(draft::tree);
        return FieldChange.between(document(kind, draft.slug, published), after);
    }

    private JsonNode document(Kind<?, ?> kind, String slug, int number) {
        return Revision.numbered(kind.name, slug, number)
                .filter(revision -> revision.document != null)
                .map(revision -> kind.tree(kind.read(revision.document)))
                .orElse(MissingNode.getInstance());
    }
}
