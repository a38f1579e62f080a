package health.caveat.risk;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.api.Paging;
import health.caveat.item.Reading;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists over 5,000 risks and as many findings, in a transaction that is rolled back. */
@QuarkusTest
class ScaleTest {

    private static final int ITEMS = 5_000;
    private static final Paging FIRST_PAGE = new Paging(1, 20);
    private static final Reading ENGLISH = new Reading(Optional.of("en"), Optional.empty(), Optional.empty());

    @Inject
    RiskResource risks;

    @Inject
    FindingResource findings;

    @Inject
    EntityManager entities;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void fillTheTables() {
        QuarkusTransaction.begin();
        sql("""
                insert into risk (id, slug, title, title_sort, revision, changed_at, category, serious, onset, document)
                select -n, 'scale-' || n, title, 'scale ' || n, 1, now(), category, serious, onset,
                    jsonb_set(document, '{slug}', to_jsonb('scale-' || n))
                from (select * from risk order by id desc limit 1) one, generate_series(1, %d) n
                """);
        sql("""
                insert into finding (id, slug, title, title_sort, revision, changed_at, risk_id, therapy_id, band, measure, document)
                select -n, 'scale-' || n, title, 'scale ' || n, 1, now(), -n, therapy_id, band, measure,
                    jsonb_set(jsonb_set(document, '{slug}', to_jsonb('scale-' || n)), '{risk}', to_jsonb('scale-' || n))
                from (select * from finding order by id desc limit 1) one, generate_series(1, %d) n
                """);
        sql("""
                insert into reference (from_kind, from_slug, to_kind, to_slug, role)
                select 'risk', 'scale-' || n, 'topic', 'scale-topic-' || (n %% 500), 'topics' from generate_series(1, %d) n
                """);
        entities.createNativeQuery("analyze risk, finding, reference").executeUpdate();
    }

    @AfterEach
    void forgetThem() {
        QuarkusTransaction.rollback();
    }

    @Test
    void filtersRisksByTopicThroughTheIndex() {
        var page = readingFewRowsInSequence("reference", () -> list(List.of("scale-topic-7"), List.of(), List.of()));
        assertThat(page).isEqualTo(10);
    }

    @Test
    void filtersRisksByTherapyThroughFindings() {
        var therapy = (String) entities.createNativeQuery(
                        "select slug from therapy where id = (select therapy_id from finding where id = -1)")
                .getSingleResult();
        assertThat(list(List.of(), List.of(therapy), List.of())).isGreaterThanOrEqualTo(ITEMS);
    }

    @Test
    void fetchesABatchOfSlugsThroughTheIndex() {
        var page = readingFewRowsInSequence(
                "risk", () -> list(List.of(), List.of(), List.of("scale-7", "scale-4999", "no-such-risk")));
        assertThat(page).isEqualTo(2);
    }

    @Test
    void filtersFindingsByRiskThroughTheIndex() {
        var page = readingFewRowsInSequence(
                "finding",
                () -> findings.list(
                                List.of(),
                                List.of("scale-4711"),
                                List.of(),
                                List.of(),
                                List.of(),
                                "title",
                                FIRST_PAGE,
                                ENGLISH)
                        .total());
        assertThat(page).isEqualTo(1);
    }

    private long list(List<String> topic, List<String> therapy, List<String> slug) {
        sessions.getStatistics().clear();
        var page = risks.list(
                topic, List.of(), therapy, List.of(), Optional.empty(), List.of(), slug, "title", FIRST_PAGE, ENGLISH);
        // The version, the page, its total, and perhaps the findings that its summaries quote.
        assertThat(sessions.getStatistics().getPrepareStatementCount()).isLessThanOrEqualTo(4);
        return page.total();
    }

    /** PostgreSQL counts, within the transaction, the rows that sequential scans read. */
    private long readingFewRowsInSequence(String table, Supplier<Long> list) {
        var before = rowsReadInSequence(table);
        var total = list.get();
        assertThat(rowsReadInSequence(table) - before).isLessThan(ITEMS);
        return total;
    }

    private long rowsReadInSequence(String table) {
        return ((Number) entities.createNativeQuery(
                                "select seq_tup_read from pg_stat_xact_user_tables where schemaname = 'public' and relname = ?1")
                        .setParameter(1, table)
                        .getSingleResult())
                .longValue();
    }

    private void sql(String statement) {
        entities.createNativeQuery(statement.formatted(ITEMS)).executeUpdate();
    }
}
