package health.caveat.experience;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestHTTPEndpoint(ExperienceResource.class)
class ExperienceResourceTest {

    @Test
    void listsByType() {
        given().queryParam("type", "first-person-account")
                .when()
                .get()
                .then()
                .body("items.slug", contains("a-test-account"));
        given().queryParam("type", "qualitative-study").when().get().then().body("items", empty());
    }

    @Test
    void showsAnAccountWithTheBaseRateOfWhatItDescribes() {
        when().get("a-test-account")
                .then()
                .statusCode(200)
                .body("selectionNote", is("Nobody else was asked."))
                .body("baseRates.finding.slug", contains("eclairgene-rash"))
                .body("baseRates.words", contains(notNullValue()))
                .body("citations.source", contains("test-news"));
    }
}
