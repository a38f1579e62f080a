package health.caveat.comparison;

import health.caveat.api.Drawing;
import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import health.caveat.item.Absence;
import health.caveat.item.Criteria;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import health.caveat.item.Lists;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.picture.Theme;
import health.caveat.source.Sources;
import health.caveat.text.Languages;
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

@Path("/v1/comparisons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comparisons")
@Snapshot
public class ComparisonResource {

    private final Comparisons comparisons;
    private final Sources sources;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    ComparisonResource(
            Comparisons comparisons, Sources sources, Kinds kinds, Lists lists, Editions editions, Absence absence) {
        this.comparisons = comparisons;
        this.sources = sources;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listComparisons", summary = "List comparisons of therapies with traditional treatments")
    public Paged<ComparisonSummary> list(
            @RestQuery List<String> topic,
            @RestQuery List<String> therapy,
            @RestQuery List<ComparisonDesign> design,
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
                .refersTo("comparison", "topic", topic)
                .refersTo("comparison", "therapy", therapy)
                .in("design", design)
                .in("slug", slug);
        return lists.page(
                comparisons, criteria, sort, paging, reading, ComparisonSummary::shown, ComparisonSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getComparison", summary = "Get a comparison, with its benefits and harms side by side")
    public ComparisonDetail get(@RestPath String slug, @BeanParam Reading reading) {
        return find(slug, reading);
    }

    @GET
    @Path("/{slug}/icon-array.svg")
    @Produces(Drawing.MEDIA_TYPE)
    @Operation(
            operationId = "drawComparison",
            summary = "Draw the outcomes that both groups counted as pairs of figures on one denominator")
    public Drawing draw(
            @RestPath String slug, @RestQuery @DefaultValue("light") Theme theme, @BeanParam Reading reading) {
        var comparison = find(slug, reading);
        return ComparisonPicture.of(comparison)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NO_PICTURE, Languages.say(comparison.language(), "picture.none.comparison")))
                .draw(theme);
    }

    private ComparisonDetail find(String slug, Reading reading) {
        var comparison = editions.documents().find(comparisons, slug).orElseThrow(() -> absence.of(comparisons, slug));
        var edition = editions.detail(reading, TextFormat.MARKDOWN, comparison.document());
        return ComparisonDetail.of(comparison, edition, kinds, sources);
    }
}
