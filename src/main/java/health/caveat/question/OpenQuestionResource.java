package health.caveat.question;

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

@Path("/v1/open-questions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open questions")
@Snapshot
public class OpenQuestionResource {

    private final OpenQuestions questions;
    private final Sources sources;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    OpenQuestionResource(
            OpenQuestions questions, Sources sources, Kinds kinds, Lists lists, Editions editions, Absence absence) {
        this.questions = questions;
        this.sources = sources;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listOpenQuestions", summary = "List what nobody knows yet")
    public Paged<OpenQuestionSummary> list(
            @RestQuery List<String> topic,
            @RestQuery List<String> therapy,
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
                .refersTo("open-question", "topic", topic)
                .refersTo("open-question", "therapy", therapy)
                .refersTo("open-question", "risk", risk)
                .in("slug", slug);
        return lists.page(
                questions, criteria, sort, paging, reading, OpenQuestionSummary::shown, OpenQuestionSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "getOpenQuestion",
            summary = "Get an open question: why it is open, and who follows it until when")
    public OpenQuestionDetail get(@RestPath String slug, @BeanParam Reading reading) {
        var question = editions.documents().find(questions, slug).orElseThrow(() -> absence.of(questions, slug));
        var edition = editions.detail(reading, TextFormat.MARKDOWN, question.document());
        return OpenQuestionDetail.of(question, edition, kinds, sources);
    }
}
