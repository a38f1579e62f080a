package health.caveat.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limit at work: the tests' own allowance is used up for the length of one test. */
@QuarkusTest
class RateLimitedTest {

    /** A failure is never kept to be answered again. */
    private static final String MADE = "/v1/risks/no-such-risk";

    @Inject
    RateLimit limit;

    private void useUp() {
        var nothing = new RateLimit.Allowance(1);
        nothing.take();
        limit.allowances.put("address 127.0.0.1", nothing);
    }

    @AfterEach
    void forget() {
        limit.allowances.invalidateAll();
    }

    @Test
    void refusesWhoHasNothingLeftAndSaysWhenToTryAgain() {
        useUp();
        given().get(MADE)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .header("RateLimit", matchesPattern("\"address\";r=0;t=\\d+"))
                .header("Cache-Control", "no-store")
                .body("type", is("/problems/too-many-requests"));
    }

    /** Whoever may write X-Forwarded-For would have an allowance for each address that they think of. */
    @Test
    void believesNoProxyUnlessConfigured() {
        useUp();
        assertThat(given().header("X-Forwarded-For", "192.0.2.7").get(MADE).statusCode())
                .isEqualTo(429);
        assertThat(given().header("Forwarded", "for=192.0.2.7").get(MADE).statusCode())
                .isEqualTo(429);
    }

    @Test
    void countsNothingThatIsAnsweredFromMemory() {
        given().get("/v1/risks").then().statusCode(200);
        useUp();
        given().get("/v1/risks").then().statusCode(200);
    }
}
