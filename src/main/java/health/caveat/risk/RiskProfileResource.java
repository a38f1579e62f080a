package health.caveat.risk;

import health.caveat.api.Drawing;
import health.caveat.item.Absence;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.picture.Theme;
import health.caveat.source.Sources;
import health.caveat.text.TextFormat;
import health.caveat.therapy.Therapies;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Stands apart from the therapies' resource because therapies know nothing of risks. */
@Path("/v1/therapies/{slug}")
@Tag(name = "Therapies")
@Snapshot
public class RiskProfileResource {

    private final Therapies therapies;
    private final Risks risks;
    private final Findings findings;
    private final Sources sources;
    private final Kinds kinds;
    private final Editions editions;
    private final Absence absence;

    RiskProfileResource(
            Therapies therapies,
            Risks risks,
            Findings findings,
            Sources sources,
            Kinds kinds,
            Editions editions,
            Absence absence) {
        this.therapies = therapies;
        this.risks = risks;
        this.findings = findings;
        this.sources = sources;
        this.kinds = kinds;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Path("/risk-profile")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRiskProfile",
            summary = "Get all that was observed in a therapy, by category and risk, each with its figures")
    public RiskProfile get(@RestPath String slug, @BeanParam Reading reading) {
        return find(slug, reading);
    }

    @GET
    @Path("/risk-profile.svg")
    @Produces(Drawing.MEDIA_TYPE)
    @Operation(
            operationId = "drawRiskProfile",
            summary = "Draw every figure of a therapy on one scale, by risk, the most frequent first")
    public Drawing draw(
            @RestPath String slug, @RestQuery @DefaultValue("light") Theme theme, @BeanParam Reading reading) {
        return new ProfilePicture(find(slug, reading)).draw(theme);
    }

    private RiskProfile find(String slug, Reading reading) {
        var documents = editions.documents();
        var therapy = documents.find(therapies, slug).orElseThrow(() -> absence.of(therapies, slug));
        var observed = List.copyOf(
                documents.documents(findings, "therapy.slug = ?1", slug).values());
        var observedRisks = documents.all(
                risks,
                observed.stream().map(finding -> finding.document().risk()).collect(Collectors.toSet()));
        var edition = editions.detail(
                reading,
                TextFormat.MARKDOWN,
                therapy.document(),
                Stream.concat(
                        observed.stream().flatMap(finding -> FindingSummary.shown(finding.document())),
                        observedRisks.values().stream().map(Published::document).flatMap(RiskSummary::shown)));
        return RiskProfile.of(therapy, observed, observedRisks, edition, kinds, sources);
    }
}
