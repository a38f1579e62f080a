package health.caveat.changes;

import com.fasterxml.jackson.core.JsonGenerator;
import health.caveat.api.AnswerVersion;
import health.caveat.api.Json;
import health.caveat.item.Kinds;
import health.caveat.item.ReadingNow;
import health.caveat.item.Snapshot;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/snapshot.ndjson.gz")
@Tag(name = "Changes")
@Snapshot
public class SnapshotFileResource {

    static final String MEDIA_TYPE = "application/gzip";
    private static final int BATCH = 200;

    private final ChangeFeed feed;
    private final Kinds kinds;
    private final AnswerVersion answer;

    SnapshotFileResource(ChangeFeed feed, Kinds kinds, AnswerVersion answer) {
        this.feed = feed;
        this.kinds = kinds;
        this.answer = answer;
    }

    /** The last line of the file. Without it the file is not whole. */
    public record End(long contentVersion, String deltaLink) {}

    @GET
    @Produces(MEDIA_TYPE)
    @Operation(operationId = "getSnapshot", summary = "Get everything in one file, with the link to go on from")
    @APIResponse(
            responseCode = "200",
            description = "Lines of JSON, compressed with gzip",
            content = @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(
            @RestQuery List<String> kind,
            @RestQuery List<String> topic,
            @BeanParam ReadingNow reader,
            @jakarta.ws.rs.core.Context HttpServerRequest request) {
        var filter = ChangeFilter.of(kind, topic, reader.reading(), kinds);
        var now = feed.now();
        var versions = feed.published(filter);
        StreamingOutput body = stream -> write(stream, versions, filter, now);
        return Response.ok(request.method() == HttpMethod.HEAD ? null : body)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "public, max-age=60, stale-if-error=86400")
                .header("Vary", reader.lang().isPresent() ? "Origin" : "Accept-Language, Origin")
                .header("X-Content-Version", answer.version())
                .build();
    }

    /** Revisions never change, so each batch is read by itself: a slow client holds no connection to the database. */
    private void write(OutputStream stream, List<Long> versions, ChangeFilter filter, Place.Stamped now)
            throws IOException {
        try (var zip = new GZIPOutputStream(stream, 1 << 16);
                var json = Json.MAPPER.createGenerator(zip)) {
            json.setRootValueSeparator(null);
            for (int from = 0; from < versions.size(); from += BATCH) {
                var batch = versions.subList(from, Math.min(from + BATCH, versions.size()));
                for (ChangedItem item :
                        QuarkusTransaction.requiringNew().call(() -> feed.items(batch, filter, now.version()))) {
                    line(json, item);
                }
            }
            var size = Integer.parseInt(ChangesResource.DEFAULT_SIZE);
            line(json, new End(now.version(), ChangeFeed.link(filter, Place.after(now), size)));
        }
    }

    private static void line(JsonGenerator json, Object value) throws IOException {
        Json.MAPPER.writeValue(json, value);
        json.writeRaw('\n');
    }
}
