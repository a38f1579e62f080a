package health.caveat.therapy;

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

@Path("/v1/therapies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Therapies")
@Snapshot
public class TherapyResource {

    private final Therapies therapies;
    private final Sources sources;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    TherapyResource(
            Therapies therapies, Sources sources, Kinds kinds, Lists lists, Editions editions, Absence absence) {
        this.therapies = therapies;
        this.sources = sources;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listTherapies", summary = "List therapies")
    public Paged<TherapySummary> list(
            @RestQuery List<String> topic,
            @RestQuery List<TherapyStatus> status,
            @RestQuery List<String> slug,
            @RestQuery
                    @DefaultValue("title")
                    @Schema(
                            enumeration = {
                                "title",
                                "-title",
                                "lastReviewed",
                                "-lastReviewed",
                                "nextReviewDue",
                                "-nextReviewDue"
                            })
                    String sort,
            @BeanParam @Valid Paging paging,
            @BeanParam Reading reading) {
        var criteria = new Criteria()
                .refersTo("therapy", "topic", topic)
                .in("status", status)
                .in("slug", slug);
        return lists.page(therapies, criteria, sort, paging, reading, TherapySummary::shown, TherapySummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getTherapy", summary = "Get a therapy with everything but its risks")
    public TherapyDetail get(
            @RestPath String slug, @RestQuery @DefaultValue("markdown") TextFormat text, @BeanParam Reading reading) {
        var therapy = editions.documents().find(therapies, slug).orElseThrow(() -> absence.of(therapies, slug));
        var edition = editions.detail(reading, text, therapy.document());
        return TherapyDetail.of(therapy, edition, kinds, sources);
    }
}
