package health.caveat.search;

import health.caveat.api.AnswerVersion;
import health.caveat.api.Paging;
import health.caveat.api.Problem;
import health.caveat.item.Kinds;
import health.caveat.item.ReadingNow;
import health.caveat.risk.RiskCategory;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchResource {

    private final Search search;
    private final Kinds kinds;
    private final AnswerVersion version;

    SearchResource(Search search, Kinds kinds, AnswerVersion version) {
        this.search = search;
        this.kinds = kinds;
        this.version = version;
    }

    @GET
    @Operation(operationId = "listSearchHits", summary = "Search everything, in patients' words")
    public SearchPage search(
            @Parameter(required = true) @RestQuery Optional<String> q,
            @RestQuery List<String> kind,
            @RestQuery List<RiskCategory> category,
            @RestQuery List<String> topic,
            @RestQuery List<String> therapy,
            @RestQuery Optional<Boolean> exact,
            @BeanParam @Valid Paging paging,
            @BeanParam ReadingNow now) {
        kind.forEach(kinds::required);
        if (paging.page() * (long) paging.size() > Search.DEEPEST) {
            throw Problem.ofParameter(
                    "page", "is too deep: search shows the first " + Search.DEEPEST + " and filters find the rest");
        }
        var answer = search.find(new Search.Wish(
                query(q),
                Map.of(
                        "kind",
                        kind,
                        "category",
                        category.stream().map(RiskCategory::json).toList(),
                        "topic",
                        topic,
                        "therapy",
                        therapy),
                now.reading().language(),
                exact.orElse(false) ? EnumSet.of(Feature.CORRECTION, Feature.MEANING) : Set.of(),
                paging.page(),
                paging.size()));
        version.set(answer.version());
        return answer.page();
    }

    /** What is asked, which must be there and is at most 500 characters long. */
    static String query(Optional<String> q) {
        var query = q.orElseThrow(() -> Problem.ofParameter("q", "must be given"));
        if (query.length() > Question.LONGEST) {
            throw Problem.ofParameter("q", "must have at most " + Question.LONGEST + " characters");
        }
        return query;
    }
}
