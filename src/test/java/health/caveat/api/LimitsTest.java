package health.caveat.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.caveat.access.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LimitsTest {

    @Test
    void refusesALongAddress() {
        when().get("/v1/risks?slug=" + "a".repeat(5_000))
                .then()
                .statusCode(414)
                .body("type", is("/problems/uri-too-long"));
    }

    @Test
    void refusesLargeHeaders() {
        given().header("X-Much", "a".repeat(20_000))
                .get("/v1/risks")
                .then()
                .statusCode(431)
                .body("type", is("/problems/headers-too-large"));
    }

    @Test
    void refusesWhatIsTooLargeForTheServerWithTheBareStatus() {
        assertThat(when().get("/v1/risks?slug=" + "a".repeat(20_000)).statusCode())
                .isEqualTo(414);
    }

    @Test
    void refusesALargeBody() {
        given().auth()
                .oauth2(TestTokens.of("author", "Ada"))
                .contentType("application/json")
                .header("If-None-Match", "*")
                .body("{\"slug\": \"" + "a".repeat(1_050_000) + "\"}")
                .put("/v1/drafts/article/large")
                .then()
                .statusCode(413)
                .body("type", is("/problems/payload-too-large"));
    }

    @Test
    void refusesAPageThatIsTooDeep() {
        when().get("/v1/risks?page=1000001").then().statusCode(400);
    }

    /** A cache would tell one caller's allowance to others. */
    @Test
    void saysWhatIsLeftWhereNoCacheMayShareTheAnswer() {
        when().get("/v1/risks").then().header("RateLimit", nullValue()).header("RateLimit-Policy", nullValue());
        when().get("/v1/risks?page=0")
                .then()
                .header("RateLimit-Policy", matchesPattern("\"address\";q=\\d+;w=60"))
                .header("RateLimit", matchesPattern("\"address\";r=\\d+;t=\\d+"));
        given().auth()
                .oauth2(TestTokens.of("author", "Ada"))
                .get("/v1/drafts")
                .then()
                .header("RateLimit-Policy", matchesPattern("\"address\";q=\\d+;w=60, \"token\";q=\\d+;w=60"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/risks/test-rash", "/nowhere", "/problems", "/", "/q/swagger-ui", "/q/openapi"})
    void tellsBrowsersToTakeNothingForAScript(String path) {
        when().get(path).then().header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
    }

    @Test
    void letsPagesRunNoScriptButOurs() {
        for (String path : new String[] {"/", "/problems/gone"}) {
            given().accept("text/html")
                    .get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("script-src 'self';"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .body(not(containsString("<script>")));
        }
        when().get("/front.js").then().statusCode(200);
        when().get("/v1/risks").then().header("Content-Security-Policy", containsString("default-src 'none'"));
    }
}
