package health.caveat.index;

import health.caveat.api.AnswerVersion;
import health.caveat.item.Kinds;
import health.caveat.item.Snapshot;
import health.caveat.text.Languages;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Index")
@Snapshot
public class IndexResource {

    static final String NOTICE =
            "Caveat tells what is published about the risks of treatments. It is not medical advice, and"
                    + " it does not know you: talk to a doctor about your own treatment. No clinician has reviewed its content yet.";

    private final EntityManager entities;
    private final Kinds kinds;
    private final AnswerVersion answer;

    private final Optional<String> report;

    IndexResource(
            EntityManager entities,
            Kinds kinds,
            AnswerVersion answer,
            @ConfigProperty(name = "caveat.content.report") Optional<String> report) {
        this.report = report;
        this.entities = entities;
        this.kinds = kinds;
        this.answer = answer;
    }

    @GET
    @Operation(operationId = "getIndex", summary = "Say what the API is, what it holds and where to go from here")
    public Index get() {
        var items = new LinkedHashMap<String, Long>();
        var counted = kinds.all().stream()
                .map(kind -> "select '" + kind.path + "', count(*) from " + kind.table())
                .collect(Collectors.joining(" union all "));
        @SuppressWarnings("unchecked")
        var rows = (List<Object[]>)
                entities.createNativeQuery(counted + " order by 1").getResultList();
        rows.forEach(row -> items.put((String) row[0], ((Number) row[1]).longValue()));
        var links = new LinkedHashMap<String, String>();
        links.put("self", "/v1");
        kinds.all().stream().map(kind -> kind.path).sorted().forEach(path -> links.put(path, "/v1/" + path));
        links.put("search", "/v1/search");
        links.put("suggest", "/v1/suggest");
        links.put("lookup", "/v1/lookup");
        links.put("changes", "/v1/changes");
        links.put("snapshot", "/v1/snapshot.ndjson.gz");
        links.put("stats", "/v1/stats");
        links.put("reviews", "/v1/reviews");
        links.put("export", "/v1/export");
        links.put("openapi", "/q/openapi");
        links.put("documentation", "/q/swagger-ui");
        links.put("problems", "/problems");
        report.ifPresent(address -> links.put("report", address));
        return new Index("Caveat", NOTICE, answer.version(), Languages.SUPPORTED, items, links);
    }
}
