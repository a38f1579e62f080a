package health.caveat.search;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestHTTPEndpoint(SuggestResource.class)
class SuggestResourceTest {

    @Inject
    SessionFactory sessions;

    @ParameterizedTest
    @CsvSource({
        "al, Alphagene (test), alphagene", // from the second letter
        "alphav, testogene alphavec, alphagene", // a later word of a generic name
        "exan, exanthema probationis, test-rash",
        "made-up r, made-up rash, test-rash",
        "carr, Carrier, carrier",
        "imagi, Imaginitis (test), imaginitis",
        "imagni, Imaginitis (test), imaginitis", // a transposition
        "éclair, Éclairgene (test), eclairgene"
    })
    void completes(String typed, String text, String slug) {
        suggest(typed)
                .body("items.text", hasItem(text))
                .body("items.find { it.text == '" + text + "' }.slug", is(slug));
    }

    @Test
    void answersNothingToOneLetter() {
        suggest("a").body("items", empty());
    }

    @Test
    void answersAsManyAsAsked() {
        given().queryParam("q", "te")
                .queryParam("size", 2)
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
    }

    @Test
    void completesInTheReadersLanguage() {
        given().queryParam("q", "erfunden")
                .queryParam("lang", "de")
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items.text", hasItem("erfundener Ausschlag"))
                .body("items[0].language", is("de"));
    }

    @Test
    void refusesWhatIsNotAsked() {
        when().get().then().statusCode(400).body("violations[0].field", is("q"));
        given().queryParam("q", "te").queryParam("size", 21).when().get().then().statusCode(400);
    }

    @Test
    void readsTheDatabaseNever() {
        sessions.getStatistics().clear();
        suggest("imagni");
        assertThat(sessions.getStatistics().getPrepareStatementCount()).isZero();
    }

    private static ValidatableResponse suggest(String typed) {
        return given().queryParam("q", typed).when().get().then().statusCode(200);
    }
}
