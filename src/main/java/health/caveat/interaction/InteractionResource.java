package health.caveat.interaction;

import health.caveat.api.Paging;
import health.caveat.api.Problem;
import health.caveat.item.Absence;
import health.caveat.item.Criteria;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import health.caveat.item.Lists;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.source.Sources;
import health.caveat.text.Languages;
import health.caveat.text.TextFormat;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/interactions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Interactions")
@Snapshot
public class InteractionResource {

    private final Interactions interactions;
    private final Sources sources;
    private final Kinds kinds;
    private final EntityManager entities;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    InteractionResource(
            Interactions interactions,
            Sources sources,
            Kinds kinds,
            EntityManager entities,
            Lists lists,
            Editions editions,
            Absence absence) {
        this.interactions = interactions;
        this.sources = sources;
        this.kinds = kinds;
        this.entities = entities;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(
            operationId = "listInteractions",
            summary =
                    "List interactions of therapies, or of their class, with medicines, vaccines, tests and procedures")
    public InteractionPage list(
            @RestQuery List<String> therapy,
            @RestQuery Optional<String> with,
            @RestQuery List<CounterpartType> type,
            @RestQuery List<InteractionEvidence> evidence,
            @RestQuery List<String> topic,
            @RestQuery List<String> risk,
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
                .where("""
                        slug in (select r.fromSlug from Reference r where r.fromKind = 'interaction'
                            and (r.toKind = 'therapy' and r.toSlug in {}
                            or r.toKind = 'topic' and r.toSlug in (select t.toSlug from Reference t where t.fromKind = 'therapy'
                                and t.fromSlug in {} and t.toKind = 'topic' and t.role = 'topics')))
                        """, therapy)
                .in("counterpartType", type)
                .in("evidence", evidence)
                .refersTo("interaction", "topic", topic)
                .refersTo("interaction", "risk", risk)
                .in("slug", slug)
                .contains("counterpart", with.map(InteractionResource::words));
        var found = lists.page(
                interactions,
                criteria,
                sort,
                paging,
                reading,
                InteractionSummary::shown,
                (interaction, edition) -> InteractionSummary.of(interaction, edition, therapy));
        var nothing = found.total() > 0
                ? Optional.<InteractionPage.NothingKnown>empty()
                : Optional.of(nothingKnown(therapy, reading));
        return new InteractionPage(found.items(), found.total(), found.page(), found.size(), nothing);
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getInteraction", summary = "Get an interaction")
    public InteractionDetail get(@RestPath String slug, @BeanParam Reading reading) {
        var interaction =
                editions.documents().find(interactions, slug).orElseThrow(() -> absence.of(interactions, slug));
        var edition = editions.detail(reading, TextFormat.MARKDOWN, interaction.document());
        return InteractionDetail.of(interaction, edition, kinds, sources);
    }

    private InteractionPage.NothingKnown nothingKnown(List<String> therapy, Reading reading) {
        var checked = therapy.isEmpty()
                ? entities.createQuery("select min(lastReviewed) from Interaction", LocalDate.class)
                : entities.createQuery("select min(lastReviewed) from Therapy where slug in ?1", LocalDate.class)
                        .setParameter(1, therapy);
        var lastChecked = Optional.ofNullable(checked.getSingleResult());
        if (lastChecked.isEmpty() && !therapy.isEmpty()) {
            // A mistyped name must not read as if nothing were known.
            throw Problem.ofParameter("therapy", "names no therapy of ours");
        }
        return new InteractionPage.NothingKnown(
                Languages.words(reading.language()).getString("interaction.nothingKnown"),
                reading.language(),
                lastChecked);
    }

    private static String words(String with) {
        var words = Interactions.words(with);
        if (words.isBlank()) {
            throw Problem.ofParameter("with", "must have a letter or a digit");
        }
        return words;
    }
}
