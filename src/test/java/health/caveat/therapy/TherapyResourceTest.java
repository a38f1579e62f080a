package health.caveat.therapy;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TherapyResourceTest {

    @Test
    void listsTherapiesByTitleWithoutRegardToAccents() {
        when().get("/v1/therapies")
                .then()
                .statusCode(200)
                .body("items.title", contains("Alphagene (test)", "Éclairgene (test)", "Zetagene (test)"))
                .body("items.status", contains("approved", "investigational", "withdrawn"))
                .body("items[0].genericName", is("testogene alphavec"))
                .body("items[0].brands", contains("Alphagene"))
                .body("items[0].vector", is("aav"))
                .body("items[0].editing", is("base-editing"))
                .body("items[0].href", is("/v1/therapies/alphagene"))
                .body("items[1]", not(hasKey("vector")))
                .body("total", is(3));
    }

    @Test
    void listsInTheSameOrderForReadersOfEachLanguage() {
        assertThat(slugs("lang=de")).isEqualTo(slugs("lang=en"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topic=imaginitis                        | alphagene
            topic=test-vector                       | alphagene zetagene
            topic=imaginitis&topic=test-medicine    | alphagene eclairgene
            topic=no-such-topic                     |
            status=investigational                  | eclairgene
            status=approved&status=withdrawn        | alphagene zetagene
            topic=test-vector&status=withdrawn      | zetagene
            slug=zetagene&slug=alphagene            | alphagene zetagene
            sort=-title                             | zetagene eclairgene alphagene
            sort=lastReviewed                       | eclairgene zetagene alphagene
            sort=-lastReviewed                      | alphagene zetagene eclairgene
            sort=nextReviewDue                      | eclairgene zetagene alphagene
            sort=-nextReviewDue                     | alphagene zetagene eclairgene
            """)
    void filtersAndSortsTherapies(String query, String slugs) {
        assertThat(slugs(query)).isEqualTo(slugs == null ? List.of() : List.of(slugs.split(" ")));
    }

    @Test
    void showsATherapy() {
        when().get("/v1/therapies/alphagene")
                .then()
                .statusCode(200)
                .body("title", is("Alphagene (test)"))
                .body("alsoKnownAs", contains("TEST-101"))
                .body("sponsor", is("Example company"))
                .body("topics.slug", contains("imaginitis", "test-medicine", "test-vector"))
                .body("summary", is("Alphagene is a made-up therapy. A rash was seen in 27 in 100 infants."))
                .body("vector.type", is("aav"))
                .body("vector.name", is("TEST-AAV"))
                .body("editing", is("base-editing"))
                .body("integrating", is(false))
                .body("route.type", is("intravenous"))
                .body("dose.text", is("One test unit."))
                .body("conditioning.text", is("None."))
                .body("indications.regulator", contains("fda"))
                .body("approvals.event", contains("approved"))
                .body("approvals.date", contains("2019-05"))
                .body("warnings.kind", contains("boxed"))
                .body("contraindications.text", contains("Taking this for real."))
                .body("monitoring[0].until", is("P3M"))
                .body("medicines[0].from", is("-P1D"))
                .body("antibodies.text", contains("Nobody looked."))
                .body("prices[0].amount", is(1000000.50f))
                .body("prices[0].amountMax", is(2000000))
                .body("prices[0].currency", is("USD"))
                .body("followUp[0].years", is(5))
                .body("peopleTreated.text", contains("Nobody."))
                .body("disagreements[0].answers.text", contains("The report counted twelve.", "The news said all."))
                .body("riskProfile", is("/v1/therapies/alphagene/risk-profile"))
                .body("articles.slug", contains("reading-test-numbers", "what-readers-ask"))
                .body("codes[0].system", is("atc"))
                .body("codes[0].match", is("broader"))
                .body("sources.slug", contains("test-trial-report", "test-label", "test-registry", "test-news"))
                .body("vector.citations[0].number", is(2))
                .body("vector.citations[0].where", is("section 1"))
                .body("review.revision", is(1));
    }

    @Test
    void printsPricesAsTheyWerePublished() {
        assertThat(when().get("/v1/therapies/alphagene").asString())
                .contains("\"amount\":1000000.50,", "\"amountMax\":2000000,");
    }

    @Test
    void tellsNoneKnownFromNotKnown() {
        when().get("/v1/therapies/eclairgene").then().body("contraindications", empty());
        when().get("/v1/therapies/zetagene").then().body("$", not(hasKey("contraindications")));
    }

    @Test
    void answersHtml() {
        when().get("/v1/therapies/alphagene?text=html").then().body("body", containsString("<h2>What it does</h2>"));
    }

    @Test
    void redirectsFromTheNameThatATherapyHadBefore() {
        given().redirects()
                .follow(false)
                .get("/v1/therapies/alphagene-candidate?text=html&lang=de")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/therapies/alphagene?text=html&lang=de"));
    }

    @Test
    void redirectsFromAnEncodedFormerNameToo() {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/v1/therapies/alph%61gene-candidate")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/therapies/alphagene"));
    }

    @Test
    void answersAnUnknownTherapyWithAProblem() {
        when().get("/v1/therapies/no-such-therapy")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", is("There is no therapy named no-such-therapy"));
    }

    private static List<String> slugs(String query) {
        return when().get("/v1/therapies?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.slug");
    }
}
