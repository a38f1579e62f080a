package health.caveat.changes;

import health.caveat.item.Kinds;
import health.caveat.item.ReadingNow;
import health.caveat.item.Snapshot;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
@Snapshot
public class ChangesResource {

    static final String DEFAULT_SIZE = "100";

    private final ChangeFeed feed;
    private final Kinds kinds;

    ChangesResource(ChangeFeed feed, Kinds kinds) {
        this.feed = feed;
        this.kinds = kinds;
    }

    @GET
    @Operation(operationId = "getChanges", summary = "Get what changed since a client last asked, or all to begin with")
    public Changes get(
            @RestQuery List<String> kind,
            @RestQuery List<String> topic,
            @RestQuery Optional<String> after,
            @RestQuery @DefaultValue(DEFAULT_SIZE) @Min(1) @Max(500) int size,
            @BeanParam ReadingNow reader) {
        var filter = ChangeFilter.of(kind, topic, reader.reading(), kinds);
        var place = after.map(link -> Place.of(link, filter));
        place.ifPresent(known -> feed.check(known, filter));
        var now = feed.now();
        return feed.page(filter, place.orElseGet(() -> Place.beginning(now)), size, now);
    }
}
