package health.caveat.event;

import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.item.Absence;
import health.caveat.item.Criteria;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import health.caveat.item.Lists;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.source.Sources;
import health.caveat.text.TextFormat;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
@Snapshot
public class EventResource {

    private final Events events;
    private final Sources sources;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    EventResource(Events events, Sources sources, Kinds kinds, Lists lists, Editions editions, Absence absence) {
        this.events = events;
        this.sources = sources;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listEvents", summary = "List what happened and changed the rules, latest first")
    public Paged<EventSummary> list(
            @RestQuery List<String> topic,
            @RestQuery List<String> therapy,
            @RestQuery List<String> risk,
            @RestQuery List<EventType> type,
            @RestQuery List<String> slug,
            @RestQuery @DefaultValue("-date") @Schema(enumeration = {"date", "-date", "title", "-title"}) String sort,
            @BeanParam @Valid Paging paging,
            @BeanParam Reading reading) {
        var criteria = new Criteria()
                .refersTo("event", "topic", topic)
                .refersTo("event", "therapy", therapy)
                .refersTo("event", "risk", risk)
                .in("type", type)
                .in("slug", slug);
        return lists.page(events, criteria, sort, paging, reading, EventSummary::shown, EventSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getEvent", summary = "Get an event")
    public EventDetail get(@RestPath String slug, @BeanParam Reading reading) {
        var event = editions.documents().find(events, slug).orElseThrow(() -> absence.of(events, slug));
        var edition = editions.detail(reading, TextFormat.MARKDOWN, event.document());
        return EventDetail.of(event, edition, kinds, sources);
    }
}
