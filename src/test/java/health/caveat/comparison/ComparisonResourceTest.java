package health.caveat.comparison;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestHTTPEndpoint(ComparisonResource.class)
class ComparisonResourceTest {

    @Test
    void listsComparisonsByDesign() {
        given().queryParam("design", "randomised")
                .queryParam("topic", "imaginitis")
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items.slug", contains("eclairgene-and-waiting"))
                .body("items.traditional", contains("Waiting"));
    }

    @Test
    void computesADifferenceWhereChanceMadeTheGroups() {
        when().get("eclairgene-and-waiting")
                .then()
                .statusCode(200)
                .body("caution", nullValue())
                .body("therapy.slug", is("eclairgene"))
                .body("outcomes[0].therapy.frequency.words", is("80 in 100 people"))
                .body("outcomes[0].difference.words", is("20 more in 100 with the therapy (from 5 to 33 more)"))
                .body("outcomes[0].difference.numberNeeded", is(5))
                .body("outcomes[1].difference", nullValue())
                .body("outcomes[1].reported.statistic", is("hazard-ratio"))
                .body("outcomes[1].reported.value", is(0.40f));
    }

    @Test
    void computesNoneWhereChanceDidNotAndSaysSo() {
        when().get("eclairgene-before-and-after")
                .then()
                .statusCode(200)
                .body("caution", startsWith("These groups were not chosen by chance."))
                .body("outcomes[0].comparator.frequency.words", is("20 in 100 people"))
                .body("outcomes[0].difference", nullValue());
    }
}
