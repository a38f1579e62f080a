package health.caveat.interaction;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestHTTPEndpoint(InteractionResource.class)
class InteractionResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"vaccine", "TEST vacc", "pretend jab", "jab"})
    void findsTheCounterpartByTheBeginningOfItsWords(String with) {
        given().queryParam("with", with)
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items.slug", contains("eclairgene-and-test-vaccine"))
                .body("nothingKnown", nullValue());
    }

    @Test
    void doesNotFindTheMiddleOfAWord() {
        given().queryParam("with", "accine").when().get().then().body("total", is(0));
    }

    @Test
    void findsWhatNamesTheTherapyAndWhatNamesItsClass() {
        given().queryParam("therapy", "alphagene")
                .when()
                .get()
                .then()
                .body("items.slug", contains("test-vectors-and-test-tests"))
                .body("items.appliesAs", contains("class"));
        given().queryParam("therapy", "eclairgene")
                .queryParam("type", "vaccine")
                .when()
                .get()
                .then()
                .body("items.appliesAs", contains("therapy"));
    }

    @Test
    void saysWhatAnEmptyAnswerMeansAndWhenThatWasChecked() {
        given().queryParam("with", "banana")
                .queryParam("therapy", "alphagene")
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("nothingKnown.text", startsWith("Nothing about this is known to us."))
                .body("nothingKnown.lastChecked", not(nullValue()));
        given().queryParam("with", "banana")
                .queryParam("lang", "de")
                .when()
                .get()
                .then()
                .body("nothingKnown.text", startsWith("Dazu ist uns nichts bekannt."));
    }

    @Test
    void refusesATherapyThatThereIsNot() {
        given().queryParam("therapy", "alfagene")
                .when()
                .get()
                .then()
                .statusCode(400)
                .body("violations.field", contains("therapy"));
    }

    @Test
    void isNamedOnThePageOfATherapyOfItsClass() {
        given().basePath("/v1/therapies/alphagene")
                .when()
                .get()
                .then()
                .body("interactions.slug", contains("test-vectors-and-test-tests"));
    }

    @Test
    void refusesToLookForNothing() {
        given().queryParam("with", "%_!")
                .when()
                .get()
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("with"));
    }

    @Test
    void showsAnInteractionWithItsSources() {
        when().get("eclairgene-and-test-vaccine")
                .then()
                .statusCode(200)
                .body("with.alsoKnownAs", contains("the pretend jab"))
                .body("windows[0].from", is("-P2W"))
                .body("effect.citations.number", contains(1))
                .body("sources.slug", contains("test-label"))
                .body("certainty.level", is("low"));
    }
}
