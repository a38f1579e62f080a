package health.caveat.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/revisions/{kind}/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Revisions")
@Snapshot
public class RevisionResource {

    private final EntityManager entities;
    private final Kinds kinds;
    private final Absence absence;

    RevisionResource(EntityManager entities, Kinds kinds, Absence absence) {
        this.entities = entities;
        this.kinds = kinds;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listRevisions", summary = "List the history of an item, latest first")
    public Paged<RevisionSummary> list(@RestPath String kind, @RestPath String slug, @BeanParam @Valid Paging paging) {
        var known = kinds.required(kind);
        var total = entities.createQuery("select count(*) from Revision where kind = ?1 and slug = ?2", Long.class)
                .setParameter(1, kind)
                .setParameter(2, slug)
                .getSingleResult();
        if (total == 0) {
            throw absence.of(known, slug);
        }
        var revisions = entities
                .createQuery("from Revision where kind = ?1 and slug = ?2 order by number desc", Revision.class)
                .setParameter(1, kind)
                .setParameter(2, slug)
                .setFirstResult((paging.page() - 1) * paging.size())
                .setMaxResults(paging.size())
                .getResultList()
                .stream()
                .map(revision -> RevisionSummary.of(known, revision))
                .toList();
        return Paged.of(revisions, total, paging);
    }

    @GET
    @Path("/{number}")
    @Operation(
            operationId = "getRevision",
            summary = "Get one revision of an item, as it was written: a permalink that can be cited")
    public RevisionDetail get(@RestPath String kind, @RestPath String slug, @RestPath int number) {
        var known = kinds.required(kind);
        return RevisionDetail.of(known, find(known, slug, number));
    }

    @GET
    @Path("/{number}/diff")
    @Operation(
            operationId = "getRevisionDiff",
            summary = "Say what differs between two revisions of an item, field by field")
    public RevisionDiff diff(
            @RestPath String kind, @RestPath String slug, @RestPath int number, @RestQuery Optional<Integer> to) {
        var known = kinds.required(kind);
        var before = find(known, slug, number);
        var after = to.isPresent() ? find(known, slug, to.get()) : Revision.last(kind, slug);
        return new RevisionDiff(
                Optional.of(number),
                Optional.of(after.number),
                FieldChange.between(document(known, before), document(known, after)));
    }

    private Revision find(Kind<?, ?> kind, String slug, int number) {
        return Revision.numbered(kind.name, slug, number)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND, "The " + kind.name + " " + slug + " has no revision " + number));
    }

    private static JsonNode document(Kind<?, ?> kind, Revision revision) {
        return revision.document == null ? MissingNode.getInstance() : kind.tree(kind.read(revision.document));
    }
}
