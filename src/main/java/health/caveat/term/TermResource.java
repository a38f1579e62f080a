package health.caveat.term;

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

@Path("/v1/terms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Terms")
@Snapshot
public class TermResource {

    private final Terms terms;
    private final Sources sources;
    private final Kinds kinds;
    private final Lists lists;
    private final Editions editions;
    private final Absence absence;

    TermResource(Terms terms, Sources sources, Kinds kinds, Lists lists, Editions editions, Absence absence) {
        this.terms = terms;
        this.sources = sources;
        this.kinds = kinds;
        this.lists = lists;
        this.editions = editions;
        this.absence = absence;
    }

    @GET
    @Operation(operationId = "listTerms", summary = "List the glossary")
    public Paged<TermSummary> list(
            @RestQuery List<String> slug,
            @RestQuery @DefaultValue("title") @Schema(enumeration = {"title", "-title"}) String sort,
            @BeanParam @Valid Paging paging,
            @BeanParam Reading reading) {
        var criteria = new Criteria().in("slug", slug);
        return lists.page(terms, criteria, sort, paging, reading, TermSummary::shown, TermSummary::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getTerm", summary = "Get a glossary entry")
    public TermDetail get(@RestPath String slug, @BeanParam Reading reading) {
        var term = editions.documents().find(terms, slug).orElseThrow(() -> absence.of(terms, slug));
        var edition = editions.detail(reading, TextFormat.MARKDOWN, term.document());
        return TermDetail.of(term, edition, terms);
    }
}
