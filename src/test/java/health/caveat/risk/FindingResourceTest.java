package health.caveat.risk;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
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
class FindingResourceTest {

    @Test
    void listsFindingsByTheirEffect() {
        assertThat(slugs("lang=en"))
                .containsExactly(
                        "alphagene-blurring",
                        "eclairgene-blurring",
                        "alphagene-fading",
                        "alphagene-rash",
                        "eclairgene-rash",
                        "zetagene-rash",
                        "alphagene-rash-per-infusion",
                        "alphagene-tiredness",
                        "eclairgene-tiredness");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            therapy=zetagene                          | zetagene-rash
            therapy=zetagene&therapy=eclairgene       | eclairgene-blurring eclairgene-rash zetagene-rash eclairgene-tiredness
            therapy=no-such-therapy                   |
            risk=test-tiredness                       | alphagene-tiredness eclairgene-tiredness
            risk=test-tiredness&risk=test-fading      | alphagene-fading alphagene-tiredness eclairgene-tiredness
            band=common                               | zetagene-rash
            band=uncommon                             | alphagene-rash-per-infusion
            band=not-known                            | eclairgene-blurring alphagene-fading
            band=common&band=uncommon                 | zetagene-rash alphagene-rash-per-infusion
            band=rare                                 |
            measure=count                             | alphagene-blurring alphagene-fading alphagene-rash zetagene-rash eclairgene-tiredness
            measure=percent                           | alphagene-rash-per-infusion alphagene-tiredness
            measure=range                             | eclairgene-rash
            measure=reports                           | eclairgene-blurring
            measure=range&measure=reports             | eclairgene-blurring eclairgene-rash
            slug=zetagene-rash&slug=alphagene-rash    | alphagene-rash zetagene-rash
            therapy=alphagene&risk=test-rash&band=very-common | alphagene-rash
            """)
    void filtersFindings(String query, String slugs) {
        assertThat(slugs(query)).isEqualTo(slugs == null ? List.of() : List.of(slugs.split(" ")));
    }

    @Test
    void sortsFindings() {
        assertThat(slugs("sort=-title")).startsWith("eclairgene-tiredness").endsWith("alphagene-blurring");
        assertThat(slugs("sort=lastReviewed&therapy=eclairgene&therapy=zetagene"))
                .endsWith("zetagene-rash");
        assertThat(slugs("sort=-lastReviewed&therapy=eclairgene&therapy=zetagene"))
                .startsWith("zetagene-rash");
    }

    @Test
    void showsAFindingWithWhatFollowsFromItsFigure() {
        when().get("/v1/findings/alphagene-rash")
                .then()
                .statusCode(200)
                .body("effect", is("Rash after Alphagene"))
                .body("code.code", is("Test rash"))
                .body("code.match", is("exact"))
                .body("risk.href", is("/v1/risks/test-rash"))
                .body("therapy.href", is("/v1/therapies/alphagene"))
                .body("grade.min", is("mild"))
                .body("grade.max", is("severe"))
                .body("gradingSystem", is("CTCAE 5"))
                .body("seriousness", contains("hospitalisation"))
                .body("attribution", is("treatment-related"))
                .body("population", is("44 infants in a made-up trial"))
                .body("window", is("12 months"))
                .body("study.name", is("TEST-1"))
                .body("study.registrations", contains("TEST-0001"))
                .body("measure.type", is("count"))
                .body("measure.events", is(12))
                .body("measure.total", is(44))
                .body("measure.unit", is("people"))
                .body("frequency.words", is("27 in 100 infants"))
                .body("frequency.otherwise", is("73 in 100 did not"))
                .body("frequency.count", is("12 of 44 infants"))
                .body("frequency.percent", is(27.27f))
                .body("frequency.interval.low", is(16.35f))
                .body("frequency.interval.high", is(41.85f))
                .body("frequency.interval.level", is(95))
                .body("frequency.interval.method", is("wilson"))
                .body("frequency.scaled.events", is(27))
                .body("frequency.scaled.of", is(100))
                .body("frequency.band", is("very-common"))
                .body("frequency.bandRange", contains("very-common"))
                .body("comparator.title", is("No treatment"))
                .body("comparator.frequency.words", is("10 in 100 people"))
                .body("source.href", is("/v1/sources/test-trial-report"))
                .body("where", is("table 2"))
                .body("note", is("Counted by a test."))
                .body("review.revision", is(1));
    }

    @Test
    void saysWhatTheSourceDoesNotSay() {
        when().get("/v1/findings/zetagene-rash")
                .then()
                .body("attribution", is("not-said"))
                .body("window", is("not reported"))
                .body("seriousness", empty())
                .body("$", not(hasKey("grade")))
                .body("$", not(hasKey("comparator")));
        when().get("/v1/findings/zetagene-rash?lang=de").then().body("window", is("nicht angegeben"));
    }

    @Test
    void saysOfNoneWhatCannotBeRuledOut() {
        when().get("/v1/findings/alphagene-fading")
                .then()
                .body("frequency.words", is("none of 38 people; up to 9 in 100 cannot be ruled out"))
                .body("frequency.band", is("not-known"))
                .body("frequency.bandRange", contains("very-rare", "rare", "uncommon", "common"))
                .body("frequency.scaled", nullValue());
    }

    @Test
    void countsEyesAndInfusions() {
        when().get("/v1/findings/alphagene-blurring").then().body("frequency.words", is("3 of 7 eyes"));
        when().get("/v1/findings/alphagene-rash-per-infusion")
                .then()
                .body("frequency.words", is("3 in 1,000 infusions"))
                .body("frequency.interval", nullValue());
    }

    @Test
    void marksDerivedEvents() {
        when().get("/v1/findings/alphagene-tiredness")
                .then()
                .body("measure.percent", is(27.3f))
                .body("measure.total", is(44))
                .body("frequency.derivedEvents", is(12))
                .body("frequency.count", is("12 of 44 people"));
        when().get("/v1/findings/alphagene-rash").then().body("frequency.derivedEvents", nullValue());
    }

    @Test
    void makesNoFrequencyOfReports() {
        when().get("/v1/findings/eclairgene-blurring")
                .then()
                .body("measure.events", is(3))
                .body("frequency.words", is("3 reports; nobody counted out of how many"))
                .body("frequency.percent", nullValue())
                .body("frequency.interval", nullValue())
                .body("frequency.scaled", nullValue())
                .body("frequency.band", is("not-known"));
    }

    @Test
    void answersAnUnknownFindingWithAProblem() {
        when().get("/v1/findings/no-such-finding")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", is("There is no finding named no-such-finding"));
    }

    @Test
    void showsWhatTheNameOfTheOtherArmRefersTo() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putFinding(slug, "test-price", "zetagene", """
                            comparator:
                              title: People who had {{therapy:alphagene}}
                              measure: {type: count, events: 1, total: 50}
                            """).load();
            when().get("/v1/findings?slug=" + slug)
                    .then()
                    .statusCode(200)
                    .body("items.comparator.title", contains("People who had Alphagene (test)"));
        }
    }

    private static List<String> slugs(String query) {
        return when().get("/v1/findings?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.slug");
    }
}
