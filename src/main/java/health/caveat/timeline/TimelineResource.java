package health.caveat.timeline;

import health.caveat.api.Drawing;
import health.caveat.api.Problem;
import health.caveat.interaction.InteractionInput;
import health.caveat.interaction.Interactions;
import health.caveat.item.Absence;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.picture.Theme;
import health.caveat.question.OpenQuestionInput;
import health.caveat.question.OpenQuestions;
import health.caveat.risk.FindingInput;
import health.caveat.risk.Findings;
import health.caveat.risk.RiskInput;
import health.caveat.risk.Risks;
import health.caveat.source.Sources;
import health.caveat.text.LocalizedText;
import health.caveat.text.SinceDose;
import health.caveat.text.TextFormat;
import health.caveat.therapy.Therapies;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Stands above all that a timeline gathers: therapies, risks, interactions and open questions know nothing of it. */
@Path("/v1/therapies/{slug}")
@Tag(name = "Therapies")
@Snapshot
public class TimelineResource {

    private final Therapies therapies;
    private final Risks risks;
    private final Findings findings;
    private final Interactions interactions;
    private final OpenQuestions questions;
    private final Sources sources;
    private final Kinds kinds;
    private final Editions editions;
    private final Absence absence;

    TimelineResource(
            Therapies therapies,
            Risks risks,
            Findings findings,
            Interactions interactions,
            OpenQuestions questions,
            Sources sources,
            Kinds kinds,
            Editions editions,
            Absence absence) {
        this.therapies = therapies;
        this.risks = risks;
        this.findings = findings;
        this.interactions = interactions;
        this.questions = questions;
        this.sources = sources;
        this.kinds = kinds;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Path("/timeline")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getTimeline",
            summary = "Get what to watch for after a therapy, by the time since the dose or at one moment")
    public TherapyTimeline get(@RestPath String slug, @RestQuery Optional<String> at, @BeanParam Reading reading) {
        return find(slug, at, reading);
    }

    @GET
    @Path("/timeline.svg")
    @Produces(Drawing.MEDIA_TYPE)
    @Operation(
            operationId = "drawTimeline",
            summary = "Draw when risks of a therapy can begin, what is watched, and what matters beside it")
    public Drawing draw(
            @RestPath String slug,
            @RestQuery Optional<String> at,
            @RestQuery @DefaultValue("light") Theme theme,
            @BeanParam Reading reading) {
        return TimelinePicture.draw(find(slug, at, reading), theme);
    }

    private static Stream<LocalizedText> shown(RiskInput risk) {
        return Stream.of(
                        Stream.of(risk.title()),
                        risk.onset().stream().flatMap(window -> window.typical().stream()),
                        risk.watchFor().stream().map(statement -> statement.text()),
                        risk.seekHelp().stream().map(RiskInput.SeekHelp::text))
                .flatMap(texts -> texts);
    }

    private static Stream<LocalizedText> shown(FindingInput finding) {
        return Stream.of(finding.effect(), finding.population());
    }

    private static Stream<LocalizedText> shown(InteractionInput interaction) {
        return Stream.concat(
                Stream.of(interaction.title(), interaction.with().name()),
                interaction.windows().stream().map(window -> window.text()));
    }

    private static Stream<LocalizedText> shown(OpenQuestionInput question) {
        return Stream.of(
                        Stream.of(question.title(), question.summary()),
                        question.longestFollowUp().stream().map(OpenQuestionInput.LongestFollowUp::text),
                        question.followedBy().stream().map(OpenQuestionInput.FollowedBy::text))
                .flatMap(texts -> texts);
    }

    private TherapyTimeline find(String slug, Optional<String> at, Reading reading) {
        at.filter(moment -> !moment.matches(SinceDose.PATTERN)).ifPresent(moment -> {
            throw Problem.ofParameter("at", SinceDose.RULE, List.of("PT6H", "P2D", "P3W", "P6M", "P2Y"));
        });
        var documents = editions.documents();
        var therapy = documents.find(therapies, slug).orElseThrow(() -> absence.of(therapies, slug));
        var seen = documents
                .documents(
                        risks,
                        "slug in (select f.risk.slug from Finding f where f.therapy.slug = ?1) or slug in (select r.fromSlug"
                                + " from Reference r where r.fromKind = 'risk' and r.toKind = 'therapy' and r.toSlug = ?1"
                                + " and r.role = 'onset')",
                        slug)
                .values();
        var observed = documents.documents(findings, "therapy.slug = ?1", slug).values();
        var beside = documents
                .documents(
                        interactions,
                        "slug in (select r.fromSlug from Reference r where r.fromKind = 'interaction'"
                                + " and (r.toKind = 'therapy' and r.toSlug = ?1 and r.role <> 'mention'"
                                + " or r.toKind = 'topic' and r.toSlug in ?2))",
                        slug,
                        therapy.document().topics())
                .values();
        var open = documents.referringTo(questions, "therapy", slug).values();
        var edition = editions.detail(
                reading,
                TextFormat.MARKDOWN,
                therapy.document(),
                Stream.of(
                                seen.stream().map(Published::document).flatMap(TimelineResource::shown),
                                observed.stream().map(Published::document).flatMap(TimelineResource::shown),
                                beside.stream().map(Published::document).flatMap(TimelineResource::shown),
                                open.stream().map(Published::document).flatMap(TimelineResource::shown))
                        .flatMap(texts -> texts));
        return new TimelineMaking(therapy.document(), at, edition, kinds, findings)
                .of(seen, observed, beside, open, sources);
    }
}
