package health.caveat.item;

import health.caveat.api.Json;
import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.api.Problem;
import health.caveat.text.LocalizedText;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@Snapshot
public class DueReviewResource {

    private static final int FARTHEST_YEARS = 100;

    private final EntityManager entities;
    private final Kinds kinds;

    DueReviewResource(EntityManager entities, Kinds kinds) {
        this.entities = entities;
        this.kinds = kinds;
    }

    @GET
    @Operation(
            operationId = "listReviews",
            summary = "List what has to be reviewed again, soonest first",
            description = "What is overdue comes first.")
    public Paged<DueReview> list(
            @RestQuery("due-within") @DefaultValue("P90D") String dueWithin,
            @BeanParam @Valid Paging paging,
            @BeanParam Reading reading) {
        var last = last(reading.day(), dueWithin);
        var items = kinds.all().stream()
                .filter(kind -> Reviewed.class.isAssignableFrom(kind.input))
                .map(kind -> "select '%s' as kind, slug, title, last_reviewed, next_review_due from %s"
                        .formatted(kind.name, kind.table()))
                .collect(Collectors.joining(" union all ", "from (", ") item where next_review_due <= ?1"));
        @SuppressWarnings("unchecked")
        var rows = (List<Object[]>)
                entities.createNativeQuery("select kind, slug, title::text, last_reviewed, next_review_due " + items
                                + " order by next_review_due, kind, slug")
                        .setParameter(1, last)
                        .setFirstResult((paging.page() - 1) * paging.size())
                        .setMaxResults(paging.size())
                        .getResultList();
        var total = ((Number) entities.createNativeQuery("select count(*) " + items)
                        .setParameter(1, last)
                        .getSingleResult())
                .longValue();
        return Paged.of(rows.stream().map(row -> line(row, reading)).toList(), total, paging);
    }

    private static LocalDate last(LocalDate day, String dueWithin) {
        try {
            var last = day.plus(Period.parse(dueWithin));
            if (!last.isBefore(day) && last.isBefore(day.plusYears(FARTHEST_YEARS))) {
                return last;
            }
        } catch (DateTimeException | ArithmeticException notATime) {
            // Refused below.
        }
        throw Problem.ofParameter(
                "due-within", "must be a span of days, weeks, months or years", List.of("P90D", "P12W", "P6M", "P1Y"));
    }

    private DueReview line(Object[] row, Reading reading) {
        var kind = kinds.get((String) row[0]);
        var slug = (String) row[1];
        var title = Json.read((String) row[2], LocalizedText.class);
        var language = reading.choose(title.languages());
        var due = (LocalDate) row[4];
        return new DueReview(
                kind.name,
                slug,
                title.in(language),
                language,
                (LocalDate) row[3],
                due,
                due.isBefore(reading.day()),
                kind.href(slug));
    }
}
