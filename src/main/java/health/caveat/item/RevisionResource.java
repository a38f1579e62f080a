package health.caveat.item;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

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
        var known = kind(kind);
        var total = entities.createQuery("select count(*) from Revision where kind = ?1 and slug = ?2", Long.class)
                .setParameter(1, kind)
                .setParameter(2, slug)
                .getSingleResult();
        if (total == 0) {
            throw absence.of(known, slug);
        }
        var revisions = entities.createQuery(
                        "from Revision where kind = ?1 and slug = ?2 order by number desc", Revision.class)
                .setParameter(1, kind)
                .setParameter(2, slug)
                .setFirstResult((paging.page() - 1) * paging.size())
                .setMaxResults(paging.size())
                .getResultStream()
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
        var known = kind(kind);
        return entities.createQuery("from Revision where kind = ?1 and slug = ?2 and number = ?3", Revision.class)
                .setParameter(1, kind)
                .setParameter(2, slug)
                .setParameter(3, number)
                .getResultStream()
                .findFirst()
                .map(revision -> RevisionDetail.of(known, revision))
                .orElseThrow(() ->
                        Problem.of(ProblemType.NOT_FOUND, "The " + kind + " " + slug + " has no revision " + number));
    }

    private Kind<?, ?> kind(String name) {
        return kinds.named(name)
                .orElseThrow(() -> Problem.of(
                        ProblemType.INVALID_PARAMETER,
                        "kind is none of ours: " + name,
                        List.of(new Problem.Violation(
                                "kind",
                                "is unknown",
                                kinds.all().stream().map(known -> known.name).toList()))));
    }
}
