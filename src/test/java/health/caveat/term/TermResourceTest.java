package health.caveat.term;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestHTTPEndpoint(TermResource.class)
class TermResourceTest {

    @Test
    void listsTheGlossaryInTheReadersLanguage() {
        given().header("Accept-Language", "de")
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items.title", contains("Carrier", "Menge"))
                .header("Content-Language", "de, en");
    }

    @Test
    void showsATermWithItsNeighbours() {
        when().get("carrier")
                .then()
                .statusCode(200)
                .body("alsoKnownAs", contains("carriers"))
                .body("seeAlso.slug", contains("quantity"))
                .body("revision", is(1));
    }

    @Test
    void isMarkedWhereABodyFirstUsesIt() {
        given().basePath("/v1/topics/test-vector")
                .queryParam("text", "html")
                .when()
                .get()
                .then()
                .body("terms.slug", hasItem("carrier"))
                .body(
                        "body",
                        containsString(
                                "<dfn><a rel=\"nofollow\" href=\"/v1/terms/carrier\" title=\"What carries.\">carrier</a></dfn>"));
    }
}
