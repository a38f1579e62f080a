package health.caveat.source;

import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.item.Absence;
import health.caveat.item.Criteria;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import health.caveat.item.Lists;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
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

@Path("/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
@Snapshot
public class SourceResource {

    private final Sources sources;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    SourceResource(Sources sources, Kinds kinds, Lists lists, Editions editions, Absence absence) {
        this.sources = sources;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listSources", summary = "List the publications that Caveat cites")
    public Paged<SourceSummary> list(
            @RestQuery List<SourceKind> kind,
            @RestQuery List<String> slug,
            @RestQuery @DefaultValue("title") @Schema(enumeration = {"title", "-title", "published", "-published"})
                    String sort,
            @BeanParam @Valid Paging paging,
            @BeanParam Reading reading) {
        var criteria = new Criteria().in("kind", kind).in("slug", slug);
        return lists.page(sources, criteria, sort, paging, reading, SourceSummary::shown, SourceSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getSource", summary = "Get a source, and all that cites it")
    public SourceDetail get(@RestPath String slug, @BeanParam Reading reading) {
        var source = editions.documents().find(sources, slug).orElseThrow(() -> absence.of(sources, slug));
        var edition = editions.detail(reading, TextFormat.MARKDOWN, source.document());
        return SourceDetail.of(
                source, edition, kinds.all().stream().map(kind -> kind.name).toList());
    }
}
