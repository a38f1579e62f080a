package health.caveat.content;

import health.caveat.api.AnswerVersion;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Revision;
import health.caveat.item.Snapshot;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/export")
@Tag(name = "Export")
@Snapshot
public class ExportResource {

    private static final String ZIP = "application/zip";

    private final EntityManager entities;
    private final Kinds kinds;
    private final AnswerVersion answer;

    /** Everybody gets the same bytes until something is published. */
    private volatile Made last = new Made(-1, new byte[0]);

    private record Made(long version, byte[] zip) {}

    ExportResource(EntityManager entities, Kinds kinds, AnswerVersion answer) {
        this.entities = entities;
        this.kinds = kinds;
        this.answer = answer;
    }

    @GET
    @Produces(ZIP)
    @Operation(operationId = "getExport", summary = "Get all that is published as a content pack")
    @APIResponse(
            responseCode = "200",
            description = "A zip of YAML files, one for each item",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(@Context Request request) {
        var made = made(answer.version());
        var etag = new EntityTag("export-" + made.version);
        var unchanged = request.evaluatePreconditions(etag);
        return (unchanged == null ? Response.ok(made.zip) : unchanged)
                .tag(etag)
                .header("Content-Disposition", "attachment; filename=\"caveat-" + made.version + ".zip\"")
                .header("Cache-Control", answer.cacheControl())
                .header("X-Content-Version", made.version)
                .header("Vary", "Origin")
                .build();
    }

    private Made made(long version) {
        if (last.version != version) {
            synchronized (this) {
                if (last.version != version) {
                    last = new Made(version, make());
                }
            }
        }
        return last;
    }

    private byte[] make() {
        var export = new Export();
        kinds.all().forEach(kind -> addAll(kind, export));
        export.add(entities
                .createQuery(
                        "from Revision r where r.document is null and r.number ="
                                + " (select max(s.number) from Revision s where s.kind = r.kind and s.slug = r.slug)",
                        Revision.class)
                .getResultList()
                .stream()
                .map(gone -> new ContentPack.Retirement(
                        gone.kind, gone.slug, Optional.ofNullable(gone.reason), Optional.ofNullable(gone.replacedBy)))
                .toList());
        return export.zip();
    }

    private void addAll(Kind<?, ?> kind, Export export) {
        entities.createQuery("select document from " + kind.entity.getSimpleName(), String.class)
                .getResultList()
                .forEach(document -> export.add(kind, kind.read(document)));
    }
}
