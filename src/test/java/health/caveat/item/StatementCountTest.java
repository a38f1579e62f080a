package health.caveat.item;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.cache.Kept;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer costs in SQL statements does not grow with what it shows. */
@QuarkusTest
class StatementCountTest {

    @Inject
    SessionFactory sessions;

    @Inject
    Kept kept;

    @ParameterizedTest
    @CsvSource({
        "/v1, 2",
        "/v1/stats, 5",
        "/v1/topics, 3",
        "/v1/topics/test-medicine, 9",
        "/v1/risks, 3",
        "/v1/risks?topic=test-medicine&therapy=alphagene, 3",
        "/v1/risks/test-rash, 14",
        "/v1/therapies, 4",
        "/v1/therapies/alphagene, 11",
        "/v1/therapies/alphagene/risk-profile, 9",
        "/v1/therapies/alphagene/risk-profile.svg, 9",
        "/v1/therapies/alphagene/timeline, 8",
        "/v1/therapies/alphagene/timeline?at=P3W, 8",
        "/v1/therapies/alphagene/timeline.svg, 8",
        "/v1/findings/alphagene-rash/icon-array.svg, 5",
        "/v1/comparisons/eclairgene-and-waiting/icon-array.svg, 5",
        "/v1/findings, 6",
        "/v1/findings/alphagene-rash, 5",
        "/v1/articles, 3",
        "/v1/articles/reading-test-numbers, 10",
        "/v1/sources, 3",
        "/v1/sources/test-trial-report, 14",
        "/v1/interactions, 3",
        "/v1/interactions/eclairgene-and-test-vaccine, 5",
        "/v1/comparisons, 3",
        "/v1/comparisons/eclairgene-and-waiting, 5",
        "/v1/experiences, 3",
        "/v1/experiences/a-test-account, 6",
        "/v1/open-questions, 3",
        "/v1/open-questions/will-it-last, 6",
        "/v1/events, 3",
        "/v1/events/a-later-test-event, 4",
        "/v1/terms, 3",
        "/v1/terms/carrier, 3",
        "/v1/changes, 4",
        "/v1/changes?topic=imaginitis, 4",
        "/v1/revisions/risk/test-rash, 3",
        "/v1/revisions/risk/test-rash/1, 2"
    })
    void answersInSoManyStatements(String request, int statements) {
        kept.clear();
        sessions.getStatistics().clear();
        when().get(request).then().statusCode(200);
        assertThat(sessions.getStatistics().getPrepareStatementCount()).isEqualTo(statements);
    }
}
