package health.caveat.item;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import health.caveat.content.TestPack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was published before this test is moved into the past: the test's history goes from 2020 to today. */
@QuarkusTest
class AsOfTest {

    static final String ITEM = TestPack.newSlug();
    static final String OLD_NAME = TestPack.newSlug();
    static final String GONE = TestPack.newSlug();
    static final LocalDate TODAY = LocalDate.now(Clock.systemUTC());
    static boolean published;

    @Inject
    AgroalDataSource database;

    @Inject
    SessionFactory sessions;

    /** 2020-01-01: the test pack; 2020-02-01: the item; 2020-03-01: a change; today: renamed, changed again, retired. */
    @BeforeEach
    void publishAHistory() throws SQLException {
        if (published) {
            return;
        }
        published = true;
        try (var pack = new TestPack()) {
            pack.load();
            date("2020-01-01");
            pack.putRisk(OLD_NAME, "").putRisk(GONE, "").putTherapy(ITEM);
            pack.putFinding(ITEM, OLD_NAME, ITEM, "")
                    .putArticle(ITEM, "It was {{finding:" + ITEM + ":count}}.", "risks: [" + OLD_NAME + "]")
                    .load();
            date("2020-02-01");
            pack.put("findings/" + ITEM + ".yaml", finding(OLD_NAME, 7))
                    .remove("risks/" + GONE + ".yaml")
                    .load();
            date("2020-03-01");
            pack.remove("risks/" + OLD_NAME + ".yaml")
                    .putRisk(ITEM, "formerSlugs: [" + OLD_NAME + "]")
                    .put("findings/" + ITEM + ".yaml", finding(ITEM, 9))
                    .putArticle(ITEM, "It is {{finding:" + ITEM + ":count}}.", "risks: [" + ITEM + "]")
                    .load();
        }
    }

    private static String finding(String risk, int events) {
        return """
                slug: %s
                effect: A passing effect
                risk: %s
                therapy: %s
                population: People in a test
                measure: {type: count, events: %d, total: 54}
                source: test-news
                lastReviewed: 2026-01-15
                nextReviewDue: 2028-01-15
                clinicalReview: none
                """.formatted(ITEM, risk, ITEM, events);
    }

    /** Only a superuser can turn the triggers off, and only here. */
    private void date(String day) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update revision set at = '" + day + "T12:00:00Z' where at >= '2020-03-02'");
            statement.execute("set session_replication_role = origin");
        }
    }

    @Test
    void answersWhatReadersWereToldOnThatDay() {
        when().get("/v1/findings/" + ITEM + "?asOf=2020-02-01")
                .then()
                .statusCode(200)
                .body("measure.events", is(1))
                .body("frequency.count", is("1 of 54 people"));
        when().get("/v1/findings/" + ITEM + "?asOf=2020-02-29").then().body("measure.events", is(1));
        when().get("/v1/findings/" + ITEM + "?asOf=2020-03-01").then().body("measure.events", is(7));
        when().get("/v1/findings/" + ITEM + "?asOf=" + TODAY.minusDays(1))
                .then()
                .body("measure.events", is(7));
        when().get("/v1/articles/" + ITEM + "?asOf=2020-02-10").then().body("summary", is("It was 1 of 54 people."));
        when().get("/v1/articles/" + ITEM + "?asOf=2020-03-10").then().body("summary", is("It was 7 of 54 people."));
    }

    @Test
    void saysWhichVersionItShowsAndThatItIsOver() {
        var then = when().get("/v1/risks?asOf=2020-02-10");
        assertThat(Long.parseLong(then.header("X-Content-Version")))
                .isLessThan(Long.parseLong(when().get("/v1/risks").header("X-Content-Version")));
        then.then().header("Cache-Control", "public, max-age=86400, stale-if-error=86400");
        when().get("/v1/risks?asOf=" + TODAY)
                .then()
                .header("Cache-Control", "public, max-age=60, stale-if-error=86400")
                .header("X-Content-Version", when().get("/v1/risks").header("X-Content-Version"));
    }

    @Test
    void listsFiltersAndPagesThroughThePast() {
        when().get("/v1/risks?asOf=2020-01-10&size=100").then().body("items.slug", not(hasItem(OLD_NAME)));
        when().get("/v1/risks?asOf=2020-02-10&size=100")
                .then()
                .body("items.slug", hasItem(OLD_NAME))
                .body("items.slug", hasItem(GONE));
        when().get("/v1/risks?asOf=2020-03-10&size=100").then().body("items.slug", not(hasItem(GONE)));
        when().get("/v1/articles?risk=" + OLD_NAME + "&asOf=2020-02-10")
                .then()
                .body("items.slug", contains(ITEM))
                .body("total", is(1));
        when().get("/v1/risks?therapy=" + ITEM + "&asOf=2020-02-10").then().body("items.slug", contains(OLD_NAME));
        when().get("/v1/therapies/" + ITEM + "/risk-profile?asOf=2020-02-10")
                .then()
                .statusCode(200)
                .body("categories[0].risks[0].findings[0].measure.events", is(1));
        var page = when().get("/v1/risks?asOf=2020-02-10&size=1&page=2");
        page.then()
                .header("Link", matchesPattern(".*asOf=2020-02-10.*page=3.*"))
                .body("page", is(2));
    }

    @Test
    void followsTheNamesOfThatDay() {
        when().get("/v1/risks/" + OLD_NAME + "?asOf=2020-02-10").then().statusCode(200);
        given().redirects()
                .follow(false)
                .get("/v1/risks/" + OLD_NAME)
                .then()
                .statusCode(308)
                .header("Location", endsWith(ITEM));
        when().get("/v1/risks/" + GONE + "?asOf=2020-03-10").then().statusCode(410);
        when().get("/v1/risks/" + GONE + "?asOf=2020-02-10").then().statusCode(200);
    }

    @Test
    void saysSinceWhenAnItemWasPublished() {
        when().get("/v1/risks/" + GONE + "?asOf=2020-01-10")
                .then()
                .statusCode(404)
                .body("detail", is("The risk " + GONE + " was not published then, but since 2020-02-01"));
        when().get("/v1/risks/no-such-risk?asOf=2020-01-10")
                .then()
                .statusCode(404)
                .body("detail", is("There is no risk named no-such-risk"));
    }

    @Test
    void saysSinceWhenAnythingWasPublished() {
        for (String path : new String[] {"/v1/risks", "/v1/risks/test-rash"}) {
            when().get(path + "?asOf=2019-12-31")
                    .then()
                    .statusCode(404)
                    .body(
                            "detail",
                            is("Nothing was published then. Readers have been told something since 2020-01-01."));
        }
    }

    @Test
    void judgesReviewsByThatDay() {
        when().get("/v1/risks/" + GONE + "?asOf=2020-02-10").then().body("review.overdue", is(false));
        when().get("/v1/reviews?due-within=P9Y&asOf=2020-02-10&size=100")
                .then()
                .statusCode(200)
                .body("items.slug", hasItem(GONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01", "yesterday", "2020-13-01", "-2020-01-01", "+12020-01-01", "2020-02-30"})
    void refusesADayThatIsNone(String day) {
        given().urlEncodingEnabled(true)
                .queryParam("asOf", day)
                .get("/v1/risks")
                .then()
                .statusCode(400)
                .body("violations.field", contains("asOf"));
    }

    @Test
    void hasNoPastOfWhatIsNotAboutItems() {
        when().get("/v1/stats?asOf=2020-02-10").then().statusCode(400);
    }

    @Test
    void readsThePastInTwoStatementsMore() {
        for (String path : List.of("/v1/risks", "/v1/risks/test-rash", "/v1/findings")) {
            when().get(path + "?asOf=2020-02-10").then().statusCode(200);
            sessions.getStatistics().clear();
            when().get(path + "?asOf=2020-02-10").then().statusCode(200);
            var past = sessions.getStatistics().getPrepareStatementCount();
            sessions.getStatistics().clear();
            when().get(path).then().statusCode(200);
            assertThat(past).isEqualTo(sessions.getStatistics().getPrepareStatementCount() + 2);
        }
    }

    @Test
    void everyKindHasAPast() {
        for (String path : List.of(
                "topics/test-medicine",
                "risks/test-rash",
                "therapies/alphagene",
                "findings/alphagene-rash",
                "articles/reading-test-numbers",
                "sources/test-news",
                "interactions/eclairgene-and-test-vaccine",
                "comparisons/eclairgene-and-waiting",
                "experiences/a-test-account",
                "open-questions/will-it-last",
                "events/a-later-test-event",
                "terms/carrier")) {
            when().get("/v1/" + path + "?asOf=2020-01-10").then().statusCode(200);
            when().get("/v1/" + path.replaceAll("/.*", "") + "?asOf=2020-01-10")
                    .then()
                    .statusCode(200);
        }
    }

    /** Derived tables only: after all are gone, the same answer is made again. */
    @Test
    void canLoseItsPastEditions() throws SQLException {
        var before = when().get("/v1/risks?asOf=2020-02-10").asString();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var schemas = new java.util.ArrayList<String>();
            var rows = statement.executeQuery("select nspname from pg_namespace where nspname like 'past\\_%'");
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
            assertThat(schemas).isNotEmpty().hasSizeLessThanOrEqualTo(8);
            for (String schema : schemas) {
                statement.execute("drop schema " + schema + " cascade");
            }
        }
        assertThat(when().get("/v1/risks?asOf=2020-02-10").asString()).isEqualTo(before);
    }
}
