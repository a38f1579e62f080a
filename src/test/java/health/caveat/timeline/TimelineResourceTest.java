package health.caveat.timeline;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import health.caveat.content.TestPack;
import health.caveat.picture.Svg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TimelineResourceTest {

    private static final String ALPHAGENE = "/v1/therapies/alphagene/timeline";

    @Test
    void ordersWhatMattersByTheTimeSinceTheDose() {
        when().get(ALPHAGENE)
                .then()
                .statusCode(200)
                .body("therapy.slug", is("alphagene"))
                .body("sections.span", contains("before", "hours", "days", "weeks", "months", "years"))
                .body("sections[0].canBegin.slug", contains("test-blurring"))
                .body("sections[1].canBegin.slug", contains("test-blurring", "test-rash"))
                .body("sections[2].canBegin.slug", contains("test-blurring", "test-rash"))
                .body("sections[3].canBegin.slug", contains("test-tiredness"))
                .body("sections[4].canBegin.slug", contains("test-tiredness"))
                .body("sections[5].canBegin.slug", contains("test-fading"))
                .body("sections.monitoring.size()", is(6))
                .body("sections[1].monitoring", empty())
                .body("sections[2].monitoring.text", contains("Look at the arm."))
                .body("sections[5].monitoring", empty())
                .body("sections[0].medicines.text", contains("A made-up tablet."))
                .body("sections[5].medicines", empty())
                .body("sections[5].followUp.years", contains(5))
                .body("unknownOnset", empty())
                .body("untimed.interactions.interaction.slug", contains("test-vectors-and-test-tests"))
                .body("untimed.interactions.appliesAs", contains("class"));
    }

    @Test
    void saysTheFactsAboutARiskOnce() {
        when().get(ALPHAGENE)
                .then()
                .body("risks.risk.slug", contains("test-blurring", "test-fading", "test-rash", "test-tiredness"))
                .body("risks[2].windows.earliest", contains("PT1H", "PT2H"))
                .body("risks[2].watchFor.text", contains("Red spots."))
                .body("risks[2].seekHelp.urgency", contains("same-day"))
                .body("risks[2].findings.words", hasItems("27 in 100 infants"))
                .body("risks[2].findings[0].citation.source", is("test-trial-report"))
                .body("sources.size()", is(4));
    }

    @Test
    void takesNoWindowOfAnotherTherapyForItsOwn() {
        // The window of PT1H to PT12H is Alphagene's alone.
        when().get("/v1/therapies/zetagene/timeline")
                .then()
                .body("risks.find { it.risk.slug == 'test-rash' }.windows.earliest", contains("PT2H"));
    }

    @ParameterizedTest
    @CsvSource({
        "-P1D, before, test-blurring",
        "PT1H, hours, test-blurring test-rash",
        "P3D, days, test-blurring test-rash",
        "P7D, weeks, test-blurring test-tiredness",
        "P1W, weeks, test-blurring test-tiredness",
        "P8D, weeks, test-tiredness",
        "P90D, months, test-tiredness",
        "P100D, months, ''",
        "P2Y, years, test-fading"
    })
    void answersForOneMoment(String at, String span, String canBegin) {
        var answer = when().get(ALPHAGENE + "?at=" + at)
                .then()
                .statusCode(200)
                .body("at", is(at))
                .body("sections.span", contains(span))
                .extract()
                .jsonPath();
        assertThat(String.join(" ", answer.<String>getList("sections[0].canBegin.slug")))
                .isEqualTo(canBegin);
        assertThat(answer.<String>getList("risks.risk.slug")).isEqualTo(answer.getList("sections[0].canBegin.slug"));
        // No source is listed that nothing in the answer cites.
        var cited = answer.prettyPrint();
        for (String source : answer.<String>getList("sources.slug")) {
            assertThat(cited).contains("\"source\": \"" + source + "\"");
        }
    }

    @Test
    void keepsWhatNoLongerMattersOutOfAMoment() {
        when().get(ALPHAGENE + "?at=P4M")
                .then()
                .body("sections[0].monitoring", empty())
                .body("sections[0].medicines", empty())
                .body("sections[0].followUp", hasSize(1));
        when().get(ALPHAGENE + "?at=P6Y").then().body("sections[0].followUp", empty());
    }

    @Test
    void namesInteractionsInTheirWindowsAndQuestionsThatRunOn() {
        when().get("/v1/therapies/eclairgene/timeline")
                .then()
                .body("sections[0].interactions.interaction.slug", contains("eclairgene-and-test-vaccine"))
                .body("sections[0].interactions.withType", contains("vaccine"))
                .body("sections[0].interactions[0].windows.text", contains("Not in these weeks."))
                .body("sections[3].interactions", hasSize(1))
                .body("sections[4].interactions", empty())
                .body("openQuestions.question.slug", contains("will-it-last"))
                .body("openQuestions[0].longestFollowUp.years", is(2))
                .body("openQuestions[0].followedBy.until", contains("2039"));
        when().get("/v1/therapies/eclairgene/timeline?at=P2M")
                .then()
                .body("sections[0].interactions", empty())
                .body("untimed.interactions", empty());
    }

    @Test
    void listsRisksWithAnUnknownWindowApart() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putTherapy(slug)
                    .putRisk(slug, "")
                    .putFinding(slug, slug, slug, "")
                    .load();
            when().get("/v1/therapies/" + slug + "/timeline?at=P3W")
                    .then()
                    .statusCode(200)
                    .body("unknownOnset.slug", contains(slug))
                    .body("risks.risk.slug", contains(slug))
                    .body("sections[0].canBegin", empty());
            assertThat(Svg.read(when().get("/v1/therapies/" + slug + "/timeline.svg")
                                    .asString())
                            .description())
                    .contains("unknown");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3weeks", "P3", "P1Y6M", "P-3W", "3W", "P99999D", "P3w"})
    void refusesAMomentThatIsNoDuration(String at) {
        for (String path : List.of(ALPHAGENE, ALPHAGENE + ".svg")) {
            given().queryParam("at", at)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("type", is("/problems/invalid-parameter"))
                    .body("violations.field", contains("at"))
                    .body(
                            "violations[0].message",
                            is("must be an ISO 8601 duration of one unit, such as PT6H, P3W or -P1D"))
                    .body("violations[0].allowed", hasItems("P3W"));
        }
    }

    @Test
    void speaksTheReadersLanguage() {
        when().get(ALPHAGENE + "?lang=de")
                .then()
                .header("Content-Language", "de")
                .body("sections[2].monitoring.text", contains("Den Arm ansehen."))
                .body("note", is(not("")));
    }

    @Test
    void movesWithItsTherapy() {
        given().redirects()
                .follow(false)
                .get("/v1/therapies/alphagene-candidate/timeline?at=P3W")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/therapies/alphagene/timeline?at=P3W"));
        when().get("/v1/therapies/no-such-therapy/timeline").then().statusCode(404);
    }

    @Test
    void drawsEveryBarAndTheMoment() {
        var svg = Svg.read(when().get(ALPHAGENE + ".svg?at=P3W").asString());
        assertThat(svg.texts()).contains("Now: 3 weeks", "Test tiredness", "from 1 week to 3 months");
        assertThat(svg.texts()).doesNotContain("Test rash");
        assertThat(svg.description()).contains("Test tiredness, from 1 week to 3 months");
        var german = Svg.read(when().get(ALPHAGENE + ".svg?lang=de").asString());
        assertThat(german.language()).isEqualTo("de");
        assertThat(german.texts()).contains("Kann beginnen", "ab 1 Jahr; ein Ende ist nicht berichtet");
    }
}
