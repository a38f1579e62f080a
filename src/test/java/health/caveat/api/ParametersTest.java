package health.caveat.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ParametersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            risks?colour=red                | colour   | is not a parameter of this operation
            risks?Category=general          | Category | is not a parameter of this operation
            topics?therapy=alphagene        | therapy  | is not a parameter of this operation
            findings?text=html              | text     | is not a parameter of this operation
            risks/test-rash?page=1          | page     | is not a parameter of this operation
            risks/test-rash?slug=test-rash  | slug     | is not a parameter of this operation
            therapies/alphagene/risk-profile?sort=title | sort | is not a parameter of this operation
            revisions/risk/test-rash?lang=de| lang     | is not a parameter of this operation
            search?q=rash&asOf=2026-05-01   | asOf     | is not a parameter of this operation
            changes?asOf=2026-05-01         | asOf     | is not a parameter of this operation
            risks?page=1&page=2             | page     | must not be repeated
            risks?size=1&size=1             | size     | must not be repeated
            risks?sort=title&sort=-title    | sort     | must not be repeated
            risks?lang=de&lang=en           | lang     | must not be repeated
            risks?serious=true&serious=true | serious  | must not be repeated
            risks/test-rash?text=html&text=markdown | text | must not be repeated
            risks?page=first                | page     | must be a whole number
            risks?page=1.5                  | page     | must be a whole number
            risks?page=                     | page     | must not be empty
            risks?page=99999999999          | page     | must be a whole number
            risks?size=%2B5                 | size     | must be a whole number
            risks?page=0                    | page     | must be at least 1
            risks?page=-1                   | page     | must be at least 1
            risks?page=1000001              | page     | must be at most 1000000
            risks?size=0                    | size     | must be at least 1
            risks?size=101                  | size     | must be at most 100
            risks?slug=                     | slug     | must not be empty
            risks?topic=%20                 | topic    | must not be empty
            risks?slug=test-rash&slug=      | slug     | must not be empty
            risks;page=2                    | page     | must come after a question mark
            risks/test-rash;lang=de         | lang     | must come after a question mark
            """)
    void refusesAWrongParameterByName(String query, String field, String message) {
        given().urlEncodingEnabled(false)
                .get("/v1/" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", is("/problems/invalid-parameter"))
                .body("title", is("A parameter is wrong"))
                .body("status", is(400))
                .body("detail", is(field + " " + message))
                .body("violations.field", contains(field))
                .body("violations.message", contains(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            risks?category=itching     | category | itching | immune-reaction off-target-edit cancer liver neurological blood infection heart eye fertility general loss-of-effect long-term-unknown cost-and-access drug-interaction
            risks?category=            | category | ''      | immune-reaction off-target-edit cancer liver neurological blood infection heart eye fertility general loss-of-effect long-term-unknown cost-and-access drug-interaction
            risks?severity=SEVERE      | severity | SEVERE  | mild moderate severe life-threatening fatal
            risks?severity=life_threatening | severity | life_threatening | mild moderate severe life-threatening fatal
            risks?onset=minutes        | onset    | minutes | hours days weeks months years
            risks?onset=hours&onset=x  | onset    | x       | hours days weeks months years
            risks?serious=yes          | serious  | yes     | true false
            risks?serious=             | serious  | ''      | true false
            risks?lang=fr              | lang     | fr      | en de
            risks?lang=DE              | lang     | DE      | en de
            risks?sort=slug            | sort     | slug    | title -title lastReviewed -lastReviewed nextReviewDue -nextReviewDue
            risks?sort=                | sort     | ''      | title -title lastReviewed -lastReviewed nextReviewDue -nextReviewDue
            findings?sort=band         | sort     | band    | title -title lastReviewed -lastReviewed
            findings?band=often        | band     | often   | very-rare rare uncommon common very-common not-known
            findings?measure=guess     | measure  | guess   | count percent range reports
            therapies?status=sold      | status   | sold    | approved investigational withdrawn
            therapies?sort=status      | sort     | status  | title -title lastReviewed -lastReviewed nextReviewDue -nextReviewDue
            topics?type=rumour         | type     | rumour  | field technique vector condition
            articles?sort=risk         | sort     | risk    | title -title lastReviewed -lastReviewed nextReviewDue -nextReviewDue
            sources?sort=kind          | sort     | kind    | title -title published -published
            risks/test-rash?text=pdf   | text     | pdf     | markdown html
            """)
    void namesWhatIsAllowed(String query, String field, String value, String allowed) {
        when().get("/v1/" + query)
                .then()
                .statusCode(400)
                .body("violations.field", contains(field))
                .body("violations[0].message", is(value.isEmpty() ? "must not be empty" : "has no value " + value))
                .body("violations[0].allowed", contains(allowed.split(" ")));
    }

    @Test
    void namesTheParametersThatThereAre() {
        when().get("/v1/topics?colour=red")
                .then()
                .body("violations[0].allowed", contains("asOf", "lang", "page", "size", "slug", "sort", "type"));
    }

    @Test
    void refusesAnUnknownKindOfSourceWithAllThatThereAre() {
        when().get("/v1/sources?kind=rumour")
                .then()
                .statusCode(400)
                .body("violations[0].allowed", org.hamcrest.Matchers.hasItems("label", "journal-article", "news"));
    }

    @Test
    void reportsEachWrongParameter() {
        when().get("/v1/risks?colour=red&page=first&sort=slug")
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("colour", "page", "sort"));
        when().get("/v1/risks?page=0&size=0").then().body("violations.field", containsInAnyOrder("page", "size"));
    }

    @Test
    void refusesACharacterThatNoTextHolds() {
        given().urlEncodingEnabled(false)
                .get("/v1/risks?topic=a%00b")
                .then()
                .statusCode(400)
                .body("violations.field", contains("topic"));
    }

    @Test
    void refusesAParameterBeforeItLooksForTheItem() {
        when().get("/v1/risks/no-such-risk?colour=red").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1?page=1", "/problems?page=1", "/problems/gone?page=1", "/v1/stats?page=1"})
    void refusesParametersWhereThereAreNone(String path) {
        when().get(path).then().statusCode(400).body("violations.field", contains("page"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/risks?slug=%00",
                "/v1/risks/%00",
                "/v1/risks/test-rash%20",
                "/v1/risks?slug='%3B--",
                "/v1/risks/Test-Rash",
                "/v1/risks/test-rash/",
                "/v1/risks/test-rash/findings"
            })
    void answersStrangeAddressesWithoutFailing(String path) {
        var answer = given().urlEncodingEnabled(false).when().get(path);
        assertThat(answer.statusCode()).isIn(200, 400, 404);
        if (answer.statusCode() != 200) {
            answer.then().contentType("application/problem+json").header("X-Request-Id", not(startsWith(" ")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"risks", "therapies", "findings", "articles", "sources", "topics"})
    void pagesEachList(String list) {
        List<String> all = when().get("/v1/" + list).then().extract().path("items.slug");
        when().get("/v1/" + list + "?size=1&page=2")
                .then()
                .statusCode(200)
                .body("items.slug", contains(all.get(1)))
                .body("total", is(all.size()))
                .body("page", is(2))
                .body("size", is(1));
        when().get("/v1/" + list + "?slug=" + all.get(0) + "&slug=" + all.get(2))
                .then()
                .statusCode(200)
                .body("items.slug", contains(all.get(0), all.get(2)))
                .body("total", is(2));
        when().get("/v1/" + list + "?slug=no-such-item")
                .then()
                .statusCode(200)
                .body("items.size()", is(0))
                .body("total", is(0));
    }
}
