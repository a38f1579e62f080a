package health.caveat.topic;

import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.article.ArticleSummary;
import health.caveat.article.Articles;
import health.caveat.item.Absence;
import health.caveat.item.Criteria;
import health.caveat.item.Editions;
import health.caveat.item.Lists;
import health.caveat.item.Published;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.risk.RiskSummary;
import health.caveat.risk.Risks;
import health.caveat.source.Sources;
import health.caveat.text.TextFormat;
import health.caveat.therapy.Therapies;
import health.caveat.therapy.TherapySummary;
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

@Path("/v1/topics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Topics")
@Snapshot
public class TopicResource {

    private final Topics topics;
    private final Risks risks;
    private final Therapies therapies;
    private final Articles articles;
    private final Sources sources;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    TopicResource(
            Topics topics,
            Risks risks,
            Therapies therapies,
            Articles articles,
            Sources sources,
            Lists lists,
            Editions editions,
            Absence absence) {
        this.topics = topics;
        this.risks = risks;
        this.therapies = therapies;
        this.articles = articles;
        this.sources = sources;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listTopics", summary = "List topics")
    public Paged<TopicSummary> list(
            @RestQuery List<TopicType> type,
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
        var criteria = new Criteria().in("type", type).in("slug", slug);
        return lists.page(topics, criteria, sort, paging, reading, TopicSummary::shown, TopicSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getTopic", summary = "Get a topic with its risks, therapies and articles")
    public TopicDetail get(
            @RestPath String slug, @RestQuery @DefaultValue("markdown") TextFormat text, @BeanParam Reading reading) {
        var documents = editions.documents();
        var topic = documents.find(topics, slug).orElseThrow(() -> absence.of(topics, slug));
        var itsRisks = List.copyOf(documents.referringTo(risks, "topic", slug).values());
        var itsTherapies =
                List.copyOf(documents.referringTo(therapies, "topic", slug).values());
        var itsArticles =
                List.copyOf(documents.referringTo(articles, "topic", slug).values());
        var edition = editions.detail(
                reading,
                text,
                topic.document(),
                Stream.of(
                                itsRisks.stream().map(Published::document).flatMap(RiskSummary::shown),
                                itsTherapies.stream().map(Published::document).flatMap(TherapySummary::shown),
                                itsArticles.stream().map(Published::document).flatMap(ArticleSummary::shown))
                        .flatMap(texts -> texts));
        return TopicDetail.of(
                topic,
                itsRisks.stream().map(risk -> RiskSummary.of(risk, edition)).toList(),
                itsTherapies.stream()
                        .map(therapy -> TherapySummary.of(therapy, edition))
                        .toList(),
                itsArticles.stream()
                        .map(article -> ArticleSummary.of(article, edition))
                        .toList(),
                edition,
                topics,
                sources);
    }
}
