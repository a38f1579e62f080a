package health.caveat.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RepresentationTest {

    private static final String RISK = "/v1/risks/test-rash";

    @Test
    void sendsTheHeadersThatACacheNeeds() {
        when().get(RISK)
                .then()
                .statusCode(200)
                .header("ETag", matchesPattern("\"[0-9a-f]{24}(-gzip)?\""))
                .header("Cache-Control", "public, max-age=60, stale-if-error=86400")
                .header("Vary", "Accept-Language, Accept-Encoding, Origin")
                .header("X-Content-Version", matchesPattern("\\d+"));
        when().get(RISK + "?lang=en").then().header("Vary", "Accept-Encoding, Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"a\", %s", "\"a,b\" ,W/%s", "*"})
    void answersNotModifiedToWhoeverHasTheseBytes(String ifNoneMatch) {
        given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "identity")
                .header("If-None-Match", ifNoneMatch.formatted(etag("identity")))
                .when()
                .get(RISK)
                .then()
                .statusCode(304)
                .header("ETag", etag("identity"))
                .body(is(emptyString()));
    }

    @Test
    void namesEachCodingByItsOwnTag() {
        assertThat(etag("gzip")).endsWith("-gzip\"").isNotEqualTo(etag("identity"));
        given().header("Accept-Encoding", "gzip")
                .header("If-None-Match", etag("identity"))
                .when()
                .get(RISK)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br", "*;q=0"})
    void compressesOnlyForWhoeverTakesIt(String acceptEncoding) {
        assertThat(get(acceptEncoding).header("Content-Encoding")).isNull();
    }

    @Test
    void doesNotCompressWhatIsSmall() {
        given().header("Accept-Encoding", "gzip")
                .when()
                .get("/problems/gone")
                .then()
                .header("Content-Encoding", nullValue());
    }

    @Test
    void answersHeadWithTheHeadersOfGet() {
        var head = given().header("Accept-Encoding", "identity").when().head(RISK);
        var get = given().header("Accept-Encoding", "identity").when().get(RISK);
        assertThat(head.asString()).isEmpty();
        for (String name :
                new String[] {"ETag", "Content-Length", "Content-Type", "Vary", "Cache-Control", "Content-Language"}) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }

    @Test
    void takesAWellFormedRequestIdAndMakesOneElse() {
        given().header("X-Request-Id", "app-7.1_x").when().get(RISK).then().header("X-Request-Id", "app-7.1_x");
        given().header("X-Request-Id", "a b")
                .when()
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .header("X-Request-Id", not("a b"))
                .body("requestId", notNullValue());
    }

    @Test
    void letsBrowsersOfAnySiteReadIt() {
        given().header("Origin", "https://app.example")
                .when()
                .get(RISK)
                .then()
                .header("Access-Control-Allow-Origin", notNullValue())
                .header("Access-Control-Expose-Headers", containsString("ETag"))
                .header("Access-Control-Expose-Headers", containsString("X-Content-Version"));
    }

    @Test
    void neverCachesAFailure() {
        when().get("/v1/risks?colour=red")
                .then()
                .statusCode(400)
                .header("Cache-Control", "no-store")
                .header("ETag", nullValue());
    }

    @Test
    void saysWhatIsPossibleInsteadOfAnotherMethod() {
        given().body("{}")
                .contentType("application/json")
                .when()
                .post("/v1/risks")
                .then()
                .statusCode(405)
                .contentType(Problem.MEDIA_TYPE)
                .header("Allow", "GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/risks?topic=a%00b",
                "/v1/risks?page=1&page=2",
                "/v1/risks?page=99999999999",
                "/v1/risks?serious=maybe",
                "/v1/risks?sort=",
                "/v1/risks?size=0"
            })
    void refusesWithAProblemThatNamesTheParameter(String request) {
        given().urlEncodingEnabled(false)
                .when()
                .get(request)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", is("/problems/invalid-parameter"))
                .body("violations[0].field", notNullValue());
    }

    private static String etag(String acceptEncoding) {
        return get(acceptEncoding).header("ETag");
    }

    private static Response get(String acceptEncoding) {
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", acceptEncoding)
                .when()
                .head(RISK);
    }
}
