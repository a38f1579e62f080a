package health.caveat.event;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestHTTPEndpoint(EventResource.class)
class EventResourceTest {

    @Test
    void listsTheLatestFirst() {
        when().get().then().statusCode(200).body("items.date", contains("2021-03-04", "1999"));
        given().queryParam("sort", "date").when().get().then().body("items.date", contains("1999", "2021-03-04"));
    }

    @Test
    void filtersByTypeTherapyAndRisk() {
        given().queryParam("type", "trial-hold")
                .queryParam("therapy", "eclairgene")
                .queryParam("risk", "test-price")
                .when()
                .get()
                .then()
                .body("items.slug", contains("the-first-test-event"));
    }

    @Test
    void showsWhatChanged() {
        when().get("a-later-test-event")
                .then()
                .statusCode(200)
                .body("changed.text", contains("The rules changed."))
                .body("sources.slug", contains("test-news"))
                .body("type", is("approval"));
    }
}
