package health.caveat.risk;

import health.caveat.api.Drawing;
import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.item.Absence;
import health.caveat.item.Criteria;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import health.caveat.item.Lists;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.picture.Theme;
import health.caveat.text.TextFormat;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
@Snapshot
public class FindingResource {

    private final Findings findings;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    FindingResource(Findings findings, Kinds kinds, Lists lists, Editions editions, Absence absence) {
        this.findings = findings;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(
            operationId = "listFindings",
            summary = "List findings",
            description =
                    "A finding is one observation: in a therapy, an effect, who was watched, and the figure as the"
                            + " source printed it, with what follows from it.")
    public Paged<FindingSummary> list(
            @RestQuery List<String> therapy,
            @RestQuery List<String> risk,
            @RestQuery List<Band> band,
            @RestQuery List<MeasureType> measure,
            @RestQuery List<String> slug,
            @RestQuery
                    @DefaultValue("title")
                    @Schema(enumeration = {"title", "-title", "lastReviewed", "-lastReviewed"})
                    String sort,
            @BeanParam @Valid Paging paging,
            @BeanParam Reading reading) {
        var criteria = new Criteria()
                .where("therapy.slug in {}", therapy)
                .where("risk.slug in {}", risk)
                .in("band", band)
                .in("measure", measure)
                .in("slug", slug);
        return lists.pageAtOnce(findings, criteria, sort, paging, reading, FindingSummary::shown, (page, edition) -> {
            var neighbours = Neighbours.of(page, edition, kinds);
            return finding -> FindingSummary.of(finding, edition, neighbours);
        });
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getFinding", summary = "Get a finding")
    public FindingDetail get(@RestPath String slug, @BeanParam Reading reading) {
        return find(slug, reading);
    }

    @GET
    @Path("/{slug}/icon-array.svg")
    @Produces(Drawing.MEDIA_TYPE)
    @Operation(
            operationId = "drawFinding",
            summary = "Draw a finding as figures: so many filled out of so many, with the interval")
    public Drawing draw(
            @RestPath String slug, @RestQuery @DefaultValue("light") Theme theme, @BeanParam Reading reading) {
        var finding = find(slug, reading).finding();
        return FindingPicture.of(finding)
                .orElseThrow(() -> FindingPicture.none(finding))
                .draw(theme);
    }

    private FindingDetail find(String slug, Reading reading) {
        var finding = editions.documents().find(findings, slug).orElseThrow(() -> absence.of(findings, slug));
        var edition = editions.detail(reading, TextFormat.MARKDOWN, finding.document(), Stream.empty());
        return FindingDetail.of(finding, edition, Neighbours.of(List.of(finding), edition, kinds));
    }
}
