package health.caveat.experience;

import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.item.Absence;
import health.caveat.item.Criteria;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import health.caveat.item.Lists;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.risk.Findings;
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

@Path("/v1/experiences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiences")
@Snapshot
public class ExperienceResource {

    private final Experiences experiences;
    private final Sources sources;
    private final Kinds kinds;
    private final Findings findings;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    ExperienceResource(
            Experiences experiences,
            Sources sources,
            Kinds kinds,
            Findings findings,
            Lists lists,
            Editions editions,
            Absence absence) {
        this.experiences = experiences;
        this.sources = sources;
        this.kinds = kinds;
        this.findings = findings;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listExperiences", summary = "List what patients report")
    public Paged<ExperienceSummary> list(
            @RestQuery List<String> topic,
            @RestQuery List<String> therapy,
            @RestQuery List<String> risk,
            @RestQuery List<ExperienceType> type,
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
                .refersTo("experience", "topic", topic)
                .refersTo("experience", "therapy", therapy)
                .refersTo("experience", "risk", risk)
                .in("type", type)
                .in("slug", slug);
        return lists.page(
                experiences, criteria, sort, paging, reading, ExperienceSummary::shown, ExperienceSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getExperience",
            summary = "Get what patients report, with who was asked and how often it was counted")
    public ExperienceDetail get(@RestPath String slug, @BeanParam Reading reading) {
        var experience = editions.documents().find(experiences, slug).orElseThrow(() -> absence.of(experiences, slug));
        var edition = editions.detail(reading, TextFormat.MARKDOWN, experience.document());
        return ExperienceDetail.of(experience, edition, kinds, findings, sources);
    }
}
