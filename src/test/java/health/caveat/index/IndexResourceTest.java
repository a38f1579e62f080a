package health.caveat.index;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IndexResourceTest {

    @Test
    void showsAPictureOfEachKindInTheGallery() {
        var page = when().get("/gallery").then().statusCode(200).extract().asString();
        assertThat(page)
                .contains(
                        "/icon-array.svg?lang=en",
                        "/timeline.svg?at=P3W&amp;lang=en",
                        "/risk-profile.svg?lang=en&amp;theme=dark")
                .contains("/v1/comparisons/eclairgene-before-and-after/icon-array.svg")
                .contains("alt=\"Loss of effect after Alphagene: none of 38 people")
                .doesNotContain("http://", "https://", "<script");
        assertThat(when().get("/").asString()).contains("href=\"/gallery\"");
    }

    @Test
    void saysWhatTheApiIsAndHolds() {
        when().get("/v1")
                .then()
                .statusCode(200)
                .body("name", is("Caveat"))
                .body("notice", containsString("not medical advice"))
                .body("languages", contains("en", "de"))
                .body("items.risks", is(5))
                .body("items.therapies", is(3))
                .body("items.topics", is(3))
                .body("items.articles", is(3))
                .body("items.findings", is(9))
                .body("items.sources", is(5));
    }

    /** What must be asked there. */
    private static final Map<String, String> NEEDED =
            Map.of("/v1/search", "?q=rash", "/v1/suggest", "?q=ra", "/v1/lookup", "?system=mesh&code=D005076");

    @Test
    void linksOnlyToWhatIsThere() {
        Map<String, String> links = when().get("/v1").then().extract().path("links");
        assertThat(links).containsEntry("self", "/v1").containsEntry("risks", "/v1/risks");
        links.values().stream()
                .filter(link -> link.startsWith("/"))
                .map(link -> link + NEEDED.getOrDefault(link, ""))
                .forEach(link -> when().get(link).then().statusCode(200));
    }

    @Test
    void measuresItself() {
        when().get("/v1/stats")
                .then()
                .statusCode(200)
                .body("items.findings", is(9))
                .body("findingsByMeasure.count", is(5))
                .body("findingsByMeasure.percent", is(2))
                .body("findingsByMeasure.range", is(1))
                .body("findingsByMeasure.reports", is(1))
                .body("oldestReview", is("2020-01-15"))
                .body("reviewedByClinician", is(1));
    }

    @Test
    void welcomesABrowser() {
        given().accept("text/html")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("not medical advice"));
    }
}
