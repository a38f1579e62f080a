package health.caveat.search;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import health.caveat.content.TestPack;
import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestHTTPEndpoint(LookupResource.class)
class LookupResourceTest {

    @Inject
    SessionFactory sessions;

    @ParameterizedTest
    @CsvSource({
        "mesh, TEST1, test-medicine, exact",
        "http://terminology.hl7.org/CodeSystem/MSH, TEST1, test-medicine, exact",
        "ctcae, test rash, test-rash, exact", // CTCAE goes by the term's name, in any case
        "atc, TEST01, alphagene, broader" // as the content says
    })
    void findsItemsByTheirCodes(String system, String code, String slug, String match) {
        lookup(system, code).body("items[0].slug", is(slug)).body("items[0].match", is(match));
    }

    @Test
    void findsWhatStandsAboveAndBelow() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putTopic(slug, "codes: [{system: icd-10, code: D66.1, display: A passing code}]")
                    .load();
            lookup("icd-10", "D66.1").body("items.slug", contains(slug)).body("items.match", contains("exact"));
            lookup("icd-10", "D66.12").body("items.match", contains("broader")).body("items[0].code.code", is("D66.1"));
            lookup("icd-10", "D66").body("items.match", contains("narrower"));
            lookup("icd-10", "D67").body("items", empty());
            lookup("icd-10-cm", "D66.1").body("items", empty());
        }
        lookup("icd-10", "D66.1").body("items", empty());
    }

    @Test
    void saysWhichSystemsThereAre() {
        given().queryParam("system", "snomed")
                .queryParam("code", "1")
                .when()
                .get()
                .then()
                .statusCode(400)
                .body("violations[0].field", is("system"))
                .body("violations[0].allowed", hasItem("orpha"));
        when().get()
                .then()
                .statusCode(400)
                .body("violations[0].field", is("system"))
                .body("violations[0].allowed", hasItem("orpha"));
    }

    @Test
    void saysWhatACodeLooksLike() {
        given().queryParam("system", "mesh")
                .when()
                .get()
                .then()
                .statusCode(400)
                .body("violations[0].field", is("code"))
                .body("detail", containsString("D66"));
    }

    @Test
    void readsTheDatabaseNever() {
        sessions.getStatistics().clear();
        lookup("mesh", "TEST1");
        assertThat(sessions.getStatistics().getPrepareStatementCount()).isZero();
    }

    private static ValidatableResponse lookup(String system, String code) {
        return given().queryParam("system", system)
                .queryParam("code", code)
                .when()
                .get()
                .then()
                .statusCode(200);
    }
}
