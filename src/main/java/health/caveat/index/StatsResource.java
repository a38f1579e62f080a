package health.caveat.index;

import health.caveat.api.AnswerVersion;
import health.caveat.item.Kinds;
import health.caveat.item.Snapshot;
import health.caveat.source.SourceKind;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Index")
@Snapshot
public class StatsResource {

    private final EntityManager entities;
    private final Kinds kinds;
    private final AnswerVersion answer;

    StatsResource(EntityManager entities, Kinds kinds, AnswerVersion answer) {
        this.entities = entities;
        this.kinds = kinds;
        this.answer = answer;
    }

    @GET
    @Operation(
            operationId = "getStats",
            summary = "Say how much the knowledge base holds, and how well it stands on its sources")
    public Stats get() {
        var statements = row(
                """
                with statement as (
                    select jsonb_path_query(document, 'strict $.** ? (@.type() == "object" && exists(@.sources)).sources') as sources
                    from (%s) item
                    union all select jsonb_build_array(jsonb_build_object('source', document -> 'source')) from finding
                ), weighed as (
                    select exists (
                        select from jsonb_array_elements(sources) cited
                        join source on source.slug = cited ->> 'source'
                        where source.kind in (?1)) as is_primary
                    from statement
                )
                select count(*), count(*) filter (where is_primary) from weighed
                """.formatted(union("select document from %s")),
                Arrays.stream(SourceKind.values())
                        .filter(SourceKind::primary)
                        .map(SourceKind::name)
                        .toList());
        var total = ((Number) statements[0]).longValue();
        var primary = ((Number) statements[1]).longValue();
        var reviews = row("""
                select min(last_reviewed), count(*) filter (where next_review_due < cast(now() at time zone 'UTC' as date)),
                    count(*) filter (where document ->> 'clinicalReview' = 'reviewed')
                from (%s) item
                """.formatted(union("select last_reviewed, next_review_due, document from %s")));
        var reviewed = ((Number) reviews[2]).longValue();
        return new Stats(
                answer.version(),
                counts(kinds.all().stream()
                        .map(kind -> "select '" + kind.path + "', count(*) from " + kind.table())
                        .collect(Collectors.joining(" union all "))),
                counts("select lower(measure), count(*) from finding group by measure"),
                new Stats.CitedStatements(total, primary, total == 0 ? 0 : Math.round(1000.0 * primary / total) / 10.0),
                Optional.ofNullable((LocalDate) reviews[0]),
                ((Number) reviews[1]).longValue(),
                reviewed,
                reviewed == 0
                        ? "No clinician has reviewed any item yet."
                        : reviewed + " items were reviewed by a clinician.");
    }

    private String union(String select) {
        return kinds.all().stream()
                .map(kind -> select.formatted(kind.table()))
                .collect(Collectors.joining(" union all "));
    }

    private Object[] row(String sql, Object... values) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return (Object[]) query.getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> counts(String sql) {
        var counts = new LinkedHashMap<String, Long>();
        ((List<Object[]>) entities.createNativeQuery(sql + " order by 1").getResultList())
                .forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
        return counts;
    }
}
