package health.caveat.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HttpTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "4c1f.A_b-9", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void takesAWellFormedRequestId(String id) {
        given().header("X-Request-Id", id).get("/v1").then().header("X-Request-Id", id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "a/b",
                "ü",
                "<b>",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void makesARequestIdWhereNoneIsWellFormed(String id) {
        given().header("X-Request-Id", id)
                .get("/v1")
                .then()
                .header("X-Request-Id", not(id))
                .header("X-Request-Id", matchesPattern("[A-Za-z0-9._-]{1,64}"));
    }

    @Test
    void makesADifferentRequestIdEachTime() {
        assertThat(when().get("/v1").header("X-Request-Id"))
                .isNotEqualTo(when().get("/v1").header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/risks/no-such-risk", "/v1/risks?page=0", "/nowhere", "/v1/risks?page=x"})
    void namesTheRequestInTheProblem(String path) {
        given().header("X-Request-Id", "my-request")
                .get(path)
                .then()
                .header("X-Request-Id", "my-request")
                .body("requestId", is("my-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/v1/nowhere", "/v2/risks", "/problems/no-such-problem", "/v1/risks/a/b/c"})
    void answersAnUnknownAddressWithAProblem(String path) {
        when().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", is("/problems/not-found"))
                .body("title", is("Not found"))
                .body("status", is(404))
                .body("instance", is(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/risks", "/v1/risks/test-rash", "/problems"})
    void answersAMethodThatIsNotThereWithAProblem(String path) {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
            when().request(method, path)
                    .then()
                    .statusCode(405)
                    .contentType("application/problem+json")
                    .header("Allow", containsString("GET"))
                    .body("type", is("/problems/method-not-allowed"));
        }
    }

    @Test
    void answersAMediaTypeThatItDoesNotHaveWithAProblem() {
        given().accept("text/csv")
                .get("/v1/risks")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", is("/problems/not-acceptable"));
    }

    @Test
    void neverNamesItsOwnClasses() {
        for (String path : new String[] {"/v1/risks?page=x", "/v1/risks?size=0", "/v1/revisions/x/y", "/nowhere"}) {
            assertThat(when().get(path).asString()).doesNotContain("health.caveat", "java.", "Exception");
        }
    }

    @Test
    void explainsEachTypeOfProblem() {
        List<String> types =
                when().get("/problems").then().statusCode(200).extract().path("type");
        assertThat(types).hasSizeBetween(12, 24).doesNotHaveDuplicates();
        for (String type : types) {
            given().accept("application/json")
                    .get(type)
                    .then()
                    .statusCode(200)
                    .body("type", is(type))
                    .body("meaning", not(nullValue()));
            given().accept("text/html")
                    .get(type)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .body(containsString("<code>" + type + "</code>"));
        }
        when().get("/problems").then().body("type", everyItem(startsWith("/problems/")));
    }

    @Test
    void letsEveryOriginRead() {
        given().header("Origin", "https://app.example")
                .get("/v1/risks")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", matchesPattern("\\*|https://app\\.example"));
    }

    /** A shared cache would otherwise answer one origin with the permission of another. */
    @Test
    void givesCachesAPermissionThatIsTrueForEachOrigin() {
        for (var answer : List.of(
                given().header("Origin", "https://app.example").get("/v1/risks/test-rash"),
                given().get("/v1/risks/test-rash"))) {
            if (!"*".equals(answer.header("Access-Control-Allow-Origin"))) {
                assertThat(answer.header("Vary")).contains("Origin");
            }
            assertThat(answer.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
        }
    }

    @Test
    void letsBrowsersSeeItsHeaders() {
        var exposed = given().header("Origin", "https://app.example")
                .get("/v1/risks")
                .header("Access-Control-Expose-Headers");
        assertThat(exposed.split(",\\s*"))
                .contains("ETag", "Link", "Content-Language", "X-Content-Version", "X-Request-Id", "Retry-After");
    }

    @Test
    void answersPreflightRequests() {
        given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "X-Request-Id, If-None-Match")
                .options("/v1/risks")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Methods", containsString("GET"))
                .header("Access-Control-Allow-Headers", containsString("If-None-Match"))
                .header("Access-Control-Max-Age", "86400");
    }

    @Test
    void doesNotLetOtherOriginsWrite() {
        given().header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "DELETE")
                .options("/v1/risks")
                .then()
                .header("Access-Control-Allow-Methods", not(containsString("DELETE")));
    }

    @Test
    void servesItsOwnDescription() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("paths.keySet()", hasItems("/v1/risks", "/v1/therapies/{slug}/risk-profile"));
        when().get("/q/swagger-ui").then().statusCode(200).contentType("text/html");
    }
}
