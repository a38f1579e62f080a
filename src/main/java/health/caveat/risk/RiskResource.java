package health.caveat.risk;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/risks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Risks")
@Snapshot
public class RiskResource {

    private final Risks risks;
    private final Findings findings;
    private final Sources sources;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    RiskResource(
            Risks risks,
            Findings findings,
            Sources sources,
            Kinds kinds,
            Lists lists,
            Editions editions,
            Absence absence) {
        this.risks = risks;
        this.findings = findings;
        this.sources = sources;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(
            operationId = "listRisks",
            summary = "List risks",
            description =
                    "With `onset`, risks whose onset is unknown are not in the answer; with `severity`, those whose"
                            + " severity is unknown are not.")
    public Paged<RiskSummary> list(
            @RestQuery List<String> topic,
            @RestQuery List<RiskCategory> category,
            @RestQuery List<String> therapy,
            @RestQuery List<Severity> severity,
            @RestQuery Optional<Boolean> serious,
            @RestQuery List<OnsetUnit> onset,
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
                .refersTo("risk", "topic", topic)
                .in("category", category)
                .where("id in (select f.risk.id from Finding f where f.therapy.slug in {})", therapy)
                .in("slug", slug)
                .anyOf(onset.stream()
                        .map(unit -> "array_contains(onset, '" + unit.name() + "')")
                        .toList())
                .anyOf(severity.stream()
                        .map(grade -> "severityMin <= " + grade.ordinal() + " and severityMax >= " + grade.ordinal())
                        .toList());
        serious.ifPresent(wanted -> criteria.where("serious in {}", List.of(wanted)));
        return lists.page(risks, criteria, sort, paging, reading, RiskSummary::shown, RiskSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getRisk",
            summary =
                    "Get a risk: what it is, how often, how soon, how badly, what to watch for, and how sure anyone is")
    public RiskDetail get(
            @RestPath String slug, @RestQuery @DefaultValue("markdown") TextFormat text, @BeanParam Reading reading) {
        var risk = editions.documents().find(risks, slug).orElseThrow(() -> absence.of(risks, slug));
        var observed = List.copyOf(
                editions.documents().documents(findings, "risk.slug = ?1", slug).values());
        var edition = editions.detail(
                reading,
                text,
                risk.document(),
                observed.stream().flatMap(finding -> FindingSummary.shown(finding.document())));
        return RiskDetail.of(risk, observed, edition, kinds, sources);
    }
}
