package health.caveat.risk;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RiskProfileResourceTest {

    @Test
    void showsWhatWasObservedInATherapyByCategoryAndRisk() {
        when().get("/v1/therapies/alphagene/risk-profile")
                .then()
                .statusCode(200)
                .body("therapy.slug", is("alphagene"))
                .body("categories.category", contains("neurological", "eye", "general", "loss-of-effect"))
                .body("categories[2].risks.risk.slug", contains("test-rash"))
                .body("categories[2].risks[0].findings.slug", contains("alphagene-rash", "alphagene-rash-per-infusion"))
                .body("categories[2].risks[0].findings", everyItem(not(hasKey("risk"))))
                .body("categories[2].risks[0].findings", everyItem(not(hasKey("therapy"))))
                .body("categories[2].risks[0].findings[0].frequency.words", is("27 in 100 infants"))
                .body(
                        "sources.slug",
                        contains("test-case-reports", "test-registry", "test-trial-report", "test-label"));
    }

    @Test
    void isEmptyWhereNothingWasObserved() {
        var slug = health.caveat.content.TestPack.newSlug();
        try (var pack = new health.caveat.content.TestPack()) {
            pack.putTherapy(slug).load();
            when().get("/v1/therapies/" + slug + "/risk-profile")
                    .then()
                    .statusCode(200)
                    .body("categories", empty())
                    .body("sources", empty());
        }
    }

    @Test
    void speaksTheReadersLanguageItemByItem() {
        when().get("/v1/therapies/alphagene/risk-profile?lang=de")
                .then()
                .body("therapy.title", is("Alphagen (Test)"))
                .body("categories[1].risks[0].risk.language", is("en"))
                .body("categories[1].risks[0].findings[0].language", is("de"));
    }

    @Test
    void movesWithItsTherapy() {
        given().redirects()
                .follow(false)
                .get("/v1/therapies/alphagene-candidate/risk-profile?lang=de")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/therapies/alphagene/risk-profile?lang=de"));
    }

    @Test
    void answersAnUnknownTherapyWithAProblem() {
        when().get("/v1/therapies/no-such-therapy/risk-profile")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", is("There is no therapy named no-such-therapy"));
    }
}
