package health.caveat.article;

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

@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
@Snapshot
public class ArticleResource {

    private final Articles articles;
    private final Sources sources;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    ArticleResource(Articles articles, Sources sources, Kinds kinds, Lists lists, Editions editions, Absence absence) {
        this.articles = articles;
        this.sources = sources;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listArticles", summary = "List articles")
    public Paged<ArticleSummary> list(
            @RestQuery List<String> topic,
            @RestQuery List<String> risk,
            @RestQuery List<String> therapy,
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
                .refersTo("article", "topic", topic)
                .refersTo("article", "risk", risk)
                .refersTo("article", "therapy", therapy)
                .in("slug", slug);
        return lists.page(articles, criteria, sort, paging, reading, ArticleSummary::shown, ArticleSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getArticle", summary = "Get an article, with its sources and related articles")
    public ArticleDetail get(
            @RestPath String slug, @RestQuery @DefaultValue("markdown") TextFormat text, @BeanParam Reading reading) {
        var article = editions.documents().find(articles, slug).orElseThrow(() -> absence.of(articles, slug));
        var edition = editions.detail(reading, text, article.document());
        var related = edition.links(articles, Article.relatedTo(slug));
        return ArticleDetail.of(article, related, edition, kinds, sources);
    }
}
