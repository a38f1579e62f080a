package health.caveat.item;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import health.caveat.content.TestPack;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RevisionResourceTest {

    @Test
    void listsTheHistoryOfAnItem() {
        when().get("/v1/revisions/risk/test-rash")
                .then()
                .statusCode(200)
                .body("items.number", contains(1))
                .body("items[0].contentVersion", greaterThan(0))
                .body("items[0].at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"))
                .body("items[0].origin", is("pack"))
                .body("items[0].by", nullValue())
                .body("items[0].retired", is(false))
                .body("items[0].href", is("/v1/revisions/risk/test-rash/1"))
                .body("total", is(1));
    }

    @Test
    void pagesThroughTheHistoryLatestFirst() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            for (String summary : new String[] {"It is new.", "It is old.", "It is gone."}) {
                pack.putArticle(slug, summary, "").load();
            }
            when().get("/v1/revisions/article/" + slug + "?size=2")
                    .then()
                    .body("items.number", contains(3, 2))
                    .body("total", is(3));
            when().get("/v1/revisions/article/" + slug + "?size=2&page=2")
                    .then()
                    .body("items.number", contains(1));
        }
    }

    @Test
    void showsARevisionAsItWasWritten() {
        when().get("/v1/revisions/finding/alphagene-rash/1")
                .then()
                .statusCode(200)
                .body("kind", is("finding"))
                .body("slug", is("alphagene-rash"))
                .body("number", is(1))
                .body("document.slug", is("alphagene-rash"))
                .body("document.effect.de", is("Ausschlag nach Alphagen"))
                .body("document.measure.type", is("count"))
                .body("document.measure.events", is(12))
                .body("document.lastReviewed", is("2026-01-15"));
    }

    @Test
    void answersAnUnknownRevisionWithAProblem() {
        when().get("/v1/revisions/risk/test-rash/99")
                .then()
                .statusCode(404)
                .body("detail", is("The risk test-rash has no revision 99"));
    }

    @Test
    void answersAnUnknownItemWithAProblem() {
        when().get("/v1/revisions/risk/no-such-risk")
                .then()
                .statusCode(404)
                .body("detail", is("There is no risk named no-such-risk"));
        when().get("/v1/revisions/risk/no-such-risk/1").then().statusCode(404);
    }

    @Test
    void answersAnUnknownKindWithThoseThatThereAre() {
        when().get("/v1/revisions/rumour/test-rash")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("violations[0].field", is("kind"))
                .body("violations[0].allowed", hasItems("article", "finding", "risk", "source", "therapy", "topic"));
    }

    @Test
    void refusesARevisionThatIsNoNumber() {
        when().get("/v1/revisions/risk/test-rash/first")
                .then()
                .statusCode(400)
                .body("violations.field", contains("number"))
                .body("violations.message", contains("must be a whole number"));
    }

    @Test
    void redirectsFromAFormerNameThatHasNoHistory() {
        given().redirects()
                .follow(false)
                .get("/v1/revisions/therapy/alphagene-candidate?size=5")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/revisions/therapy/alphagene?size=5"));
    }
}
