package health.caveat.question;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestHTTPEndpoint(OpenQuestionResource.class)
class OpenQuestionResourceTest {

    @Test
    void listsQuestionsAboutARisk() {
        given().queryParam("risk", "test-price")
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items.slug", contains("will-it-last"));
    }

    @Test
    void showsWhoFollowsItUntilWhen() {
        when().get("will-it-last")
                .then()
                .statusCode(200)
                .body("longestFollowUp.people", is(7))
                .body("followedBy.until", contains("2039"))
                .body("sources.slug", contains("test-news", "test-registry"));
    }
}
