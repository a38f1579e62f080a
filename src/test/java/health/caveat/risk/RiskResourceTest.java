package health.caveat.risk;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.caveat.content.TestPack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RiskResourceTest {

    @Test
    void listsRisksByTitle() {
        when().get("/v1/risks")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(
                        "items.title",
                        contains(
                                "Blurred test vision",
                                "Fading of the test effect",
                                "Test rash",
                                "Test tiredness",
                                "The price of tests"))
                .body("total", is(5))
                .body("page", is(1))
                .body("size", is(20));
    }

    @Test
    void showsARiskAsALine() {
        when().get("/v1/risks?slug=test-rash")
                .then()
                .body("items[0].slug", is("test-rash"))
                .body("items[0].language", is("en"))
                .body("items[0].category", is("general"))
                .body("items[0].summary", is("A rash that exists in tests only."))
                .body("items[0].medicalTerm", is("exanthema probationis"))
                .body("items[0].onset.status", is("known"))
                .body("items[0].onset.earliest", is("PT1H"))
                .body("items[0].onset.latest", is("P3D"))
                .body("items[0].severity.min", is("mild"))
                .body("items[0].severity.max", is("severe"))
                .body("items[0].seriousness", contains("hospitalisation"))
                .body("items[0].certainty", is("moderate"))
                .body("items[0].href", is("/v1/risks/test-rash"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topic=test-vector                            | test-blurring test-rash
            topic=imaginitis                             | test-price
            topic=imaginitis&topic=test-vector           | test-blurring test-rash test-price
            topic=no-such-topic                          |
            category=general                             | test-rash
            category=general&category=eye                | test-blurring test-rash
            category=liver                               |
            therapy=zetagene                             | test-rash
            therapy=eclairgene                           | test-blurring test-rash test-tiredness
            therapy=zetagene&therapy=eclairgene          | test-blurring test-rash test-tiredness
            severity=mild                                | test-rash
            severity=moderate                            | test-rash test-tiredness
            severity=life-threatening                    | test-blurring
            severity=mild&severity=fatal                 | test-blurring test-rash
            serious=true                                 | test-blurring test-rash
            serious=false                                | test-fading test-tiredness test-price
            onset=hours                                  | test-blurring test-rash
            onset=days                                   | test-blurring test-rash
            onset=weeks                                  | test-tiredness
            onset=months                                 | test-tiredness
            onset=years                                  | test-fading
            onset=weeks&onset=years                      | test-fading test-tiredness
            slug=test-rash&slug=test-fading&slug=no-such | test-fading test-rash
            topic=test-medicine&serious=false&onset=years| test-fading
            topic=test-medicine&category=eye             |
            """)
    void filtersRisks(String query, String slugs) {
        assertThat(slugs(query)).isEqualTo(slugs == null ? List.of() : List.of(slugs.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title         | test-blurring test-fading test-rash test-tiredness test-price
            -title        | test-price test-tiredness test-rash test-fading test-blurring
            lastReviewed  | test-fading test-price test-blurring test-tiredness test-rash
            -lastReviewed | test-rash test-tiredness test-blurring test-price test-fading
            nextReviewDue | test-fading test-price test-blurring test-tiredness test-rash
            -nextReviewDue| test-rash test-tiredness test-blurring test-price test-fading
            """)
    void sortsRisks(String sort, String slugs) {
        assertThat(slugs("sort=" + sort)).containsExactly(slugs.split(" "));
    }

    @Test
    void leavesOutRisksWhoseOnsetIsUnknownOnlyWhenOnsetIsAskedFor() {
        assertThat(slugs("onset=hours&onset=days&onset=weeks&onset=months&onset=years"))
                .doesNotContain("test-price")
                .hasSize(4);
        assertThat(slugs("lang=en")).contains("test-price");
    }

    @Test
    void showsARisk() {
        when().get("/v1/risks/test-rash")
                .then()
                .statusCode(200)
                .body("title", is("Test rash"))
                .body("translationIsStale", is(false))
                .body("alsoKnownAs", contains("made-up rash"))
                .body("topics.href", contains("/v1/topics/test-medicine", "/v1/topics/test-vector"))
                .body("higherRisk.text", contains("People who read tests."))
                .body("onset.windows.earliest", contains("PT1H", "PT2H"))
                .body("onset.windows[0].therapies", contains("alphagene"))
                .body("onset.windows[0].typical", is("in the first hours"))
                .body("onset.windows[1].therapies", empty())
                .body("severity.max", is("severe"))
                .body("seriousness.criteria", contains("hospitalisation"))
                .body("watchFor.text", contains("Red spots."))
                .body("seekHelp.urgency", contains("same-day"))
                .body("monitoring[0].from", is("P0D"))
                .body("monitoring[0].every", is("P1D"))
                .body("treatment.text", contains("Waiting."))
                .body("duration.text", contains("It was gone after two days."))
                .body("certainty.level", is("moderate"))
                .body("certainty.reason", is("One made-up trial."))
                .body("openIssues.text", contains("Whether it exists."))
                .body("codes.system", contains("ctcae"))
                .body("codes.code", contains("Test rash"))
                .body("review.revision", is(1))
                .body("review.clinicalReview", is("none"));
    }

    @Test
    void showsWhereSourcesDisagree() {
        when().get("/v1/risks/test-rash")
                .then()
                .body("disagreements[0].question", is("Does it itch?"))
                .body("disagreements[0].answers.text", contains("The label says yes.", "The report says no."))
                .body("disagreements[0].answers[1].citations.source", contains("test-trial-report"))
                .body("disagreements[0].choice", is("We follow the label."));
    }

    @Test
    void saysThatTheOnsetIsUnknown() {
        when().get("/v1/risks/test-price")
                .then()
                .body("onset.status", is("unknown"))
                .body("onset.windows", empty())
                .body("onset.earliest", nullValue())
                .body("$", not(hasKey("severity")));
    }

    @Test
    void leavesTheEndOfTheOnsetOpenWhereNoneIsKnown() {
        when().get("/v1/risks/test-fading")
                .then()
                .body("onset.status", is("known"))
                .body("onset.earliest", is("P1Y"))
                .body("onset.latest", nullValue());
    }

    @Test
    void saysThatAReviewIsOverdue() {
        when().get("/v1/risks/test-fading")
                .then()
                .body("review.lastReviewed", is("2020-01-15"))
                .body("review.nextReviewDue", is("2021-01-15"))
                .body("review.overdue", is(true));
    }

    @Test
    void rendersFindingsInProse() {
        when().get("/v1/risks/test-rash")
                .then()
                .body("body", containsString("it was seen in 27 in 100 infants, which is\n27.3% or 12 of 44 infants"));
        when().get("/v1/risks/test-rash?lang=de")
                .then()
                .body("body", containsString("bei 27 von 100 Säuglingen, das sind\n27,3 % oder 12 von 44 Säuglingen"));
    }

    @Test
    void numbersSourcesInTheOrderOfTheirFirstUse() {
        when().get("/v1/risks/test-rash")
                .then()
                .body(
                        "sources.slug",
                        contains("test-registry", "test-trial-report", "test-case-reports", "test-label", "test-news"))
                .body("body", containsString("rash <b>on the arm</b> [\\[1\\]](/v1/sources/test-registry). After"))
                .body(
                        "body",
                        containsString("[\\[2\\]](/v1/sources/test-trial-report \"table 2\")"
                                + "[\\[1\\]](/v1/sources/test-registry)."))
                .body("higherRisk[0].citations[0].number", is(3))
                .body("monitoring[0].citations[0].number", is(1))
                .body("treatment[0].citations[0].number", is(4));
    }

    @Test
    void answersSafeHtml() {
        when().get("/v1/risks/test-rash?text=html")
                .then()
                .statusCode(200)
                .body("body", containsString("<h2>What it is</h2>"))
                .body("body", containsString("href=\"/v1/sources/test-trial-report\" title=\"table 2\">[2]</a>"))
                .body("body", containsString("&lt;b&gt;on the arm&lt;/b&gt;"))
                .body("body", not(containsString("<b>")))
                .body("body", not(containsString("javascript:")));
    }

    @Test
    void groupsFindingsByTherapyInTheOrderOfTheirSortableTitles() {
        when().get("/v1/risks/test-rash")
                .then()
                .body("findings.therapy.title", contains("Alphagene (test)", "Éclairgene (test)", "Zetagene (test)"))
                .body("findings[0].findings.slug", contains("alphagene-rash", "alphagene-rash-per-infusion"))
                .body("findings[0].findings", everyItem(not(hasKey("therapy"))))
                .body("findings[0].findings", everyItem(not(hasKey("risk"))))
                .body("findings[2].findings.source.slug", contains("test-news"));
    }

    @Test
    void namesTheArticlesAboutARisk() {
        when().get("/v1/risks/test-rash")
                .then()
                .body("articles.slug", contains("reading-test-numbers", "what-readers-ask"));
    }

    @Test
    void flagsAStaleTranslationToThoseWhoReadIt() {
        when().get("/v1/risks/test-tiredness?lang=de").then().body("translationIsStale", is(true));
        when().get("/v1/risks/test-tiredness").then().body("translationIsStale", is(false));
        when().get("/v1/risks/test-rash?lang=de").then().body("translationIsStale", is(false));
    }

    @Test
    void answersAnUnknownRiskWithAProblem() {
        when().get("/v1/risks/no-such-risk")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", is("/problems/not-found"))
                .body("detail", is("There is no risk named no-such-risk"))
                .body("instance", is("/v1/risks/no-such-risk"));
    }

    @Test
    void refusesATextFormatThatItDoesNotHave() {
        when().get("/v1/risks/test-rash?text=pdf")
                .then()
                .statusCode(400)
                .body("violations.field", contains("text"))
                .body("violations[0].allowed", contains("markdown", "html"));
    }

    @Test
    void doesNotCountARiskToATopicThatItOnlyMentions() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putRisk(slug, "medicalTerm: a relative of {{topic:test-vector}}")
                    .load();
            assertThat(slugs("topic=test-medicine")).contains(slug);
            assertThat(slugs("topic=test-vector")).doesNotContain(slug);
            when().get("/v1/topics/test-vector").then().body("risks.slug", contains("test-blurring", "test-rash"));
        }
    }

    @Test
    void showsWhatALineRefersTo() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putRisk(slug, "medicalTerm: a relative of {{risk:test-rash}}").load();
            given().get("/v1/risks?slug=" + slug)
                    .then()
                    .statusCode(200)
                    .body("items.medicalTerm", contains("a relative of Test rash"));
        }
    }

    private static List<String> slugs(String query) {
        return when().get("/v1/risks?" + query).then().statusCode(200).extract().path("items.slug");
    }
}
