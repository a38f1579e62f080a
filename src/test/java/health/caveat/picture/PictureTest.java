package health.caveat.picture;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures over HTTP, wherever they are drawn. */
@QuarkusTest
class PictureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/findings/alphagene-rash",
                "/v1/comparisons/eclairgene-and-waiting",
                "/v1/therapies/alphagene",
                "/v1/therapies/alphagene/risk-profile",
                "/v1/therapies/alphagene/timeline",
                "/v1/therapies/alphagene/timeline?at=P3W"
            })
    void areWhereTheDetailSaysInBothThemes(String detail) {
        var pictures = when().get(detail).jsonPath().<Map<String, String>>getList("pictures");
        assertThat(pictures).isNotEmpty();
        for (Map<String, String> picture : pictures) {
            assertThat(picture.get("type")).isEqualTo("image/svg+xml");
            assertThat(picture.get("alt")).isNotBlank();
            var light = given().urlEncodingEnabled(false).get(picture.get("href"));
            assertThat(light.statusCode()).isEqualTo(200);
            assertThat(light.contentType()).startsWith("image/svg+xml");
            Svg.read(light.asString());
            var dark = given().urlEncodingEnabled(false).get(picture.get("hrefDark"));
            assertThat(Svg.read(dark.asString()).description())
                    .isEqualTo(Svg.read(light.asString()).description());
            assertThat(dark.asString()).isNotEqualTo(light.asString()).contains(Theme.DARK.paper);
        }
    }

    @Test
    void drawAFindingAsItsWordsSay() {
        var picture = Svg.read(
                when().get("/v1/findings/alphagene-rash/icon-array.svg").asString());
        assertThat(picture.title()).isEqualTo("Rash after Alphagene: 27 in 100 infants");
        assertThat(picture.count("marked")).isEqualTo(27);
        assertThat(picture.count("others")).isEqualTo(73);
        assertThat(picture.description())
                .contains(
                        "27 of 100 figures are filled", "73 in 100 did not", "from 16 to 42 in 100", "12 of 44 infants")
                .contains("44 infants in a made-up trial", "12 months");
        when().get("/v1/findings/alphagene-rash")
                .then()
                .body("pictures[0].alt", containsString("Rash after Alphagene: 27 in 100 infants. 27 of 100 figures"));
    }

    @ParameterizedTest
    @CsvSource({
        "alphagene-blurring, 3, 7, 3 of 7 eyes",
        "alphagene-fading, 0, 38, 'none of 38 people; up to 9 in 100 cannot be ruled out'",
        "alphagene-tiredness, 27, 100, 27 in 100 people",
        "eclairgene-tiredness, 12, 12, 'all 12 of 12 people; as few as 76 in 100 cannot be ruled out'"
    })
    void drawTheRealNumberBelowTwentyAndZeroAsZero(String slug, long filled, long total, String words) {
        var picture =
                Svg.read(when().get("/v1/findings/" + slug + "/icon-array.svg").asString());
        assertThat(picture.title()).endsWith(words);
        assertThat(picture.count("marked")).isEqualTo(filled);
        assertThat(picture.count("marked") + picture.count("others")).isEqualTo(total);
    }

    @Test
    void speakTheReadersLanguage() {
        var german = Svg.read(
                when().get("/v1/findings/alphagene-rash/icon-array.svg?lang=de").asString());
        assertThat(german.language()).isEqualTo("de");
        assertThat(german.title()).isEqualTo("Ausschlag nach Alphagen: 27 von 100 Säuglingen");
        assertThat(german.description()).contains("Zufall lässt offen");
        given().header("Accept-Language", "de")
                .get("/v1/therapies/alphagene/risk-profile.svg")
                .then()
                .header("Content-Language", "de")
                .header("Vary", containsString("Accept-Language"));
    }

    @Test
    void pairGroupsOnOneDenominator() {
        var picture = Svg.read(when().get("/v1/comparisons/eclairgene-and-waiting/icon-array.svg")
                .asString());
        assertThat(picture.count("marked")).isEqualTo(80 + 60);
        assertThat(picture.count("others")).isEqualTo(20 + 40);
        assertThat(picture.description()).contains("80 in 100 people", "60 in 100 people");
        var caution = "These groups were not chosen by chance.";
        assertThat(picture.description()).doesNotContain(caution);
        assertThat(Svg.read(when().get("/v1/comparisons/eclairgene-before-and-after/icon-array.svg")
                                .asString())
                        .description())
                .contains(caution);
    }

    @ParameterizedTest
    @CsvSource({
        "eclairgene-blurring, Nobody counted out of how many",
        "eclairgene-rash, The source printed a range",
        "alphagene-rash-per-infusion, The source printed a percentage without the number of people"
    })
    void sayWhyThereIsNone(String slug, String why) {
        when().get("/v1/findings/" + slug).then().statusCode(200).body("pictures", empty());
        when().get("/v1/findings/" + slug + "/icon-array.svg")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("/problems/no-picture"))
                .body("detail", containsString(why));
        when().get("/problems/no-picture").then().statusCode(200);
    }

    @Test
    void sayItInTheReadersLanguage() {
        given().header("Accept-Language", "de")
                .get("/v1/findings/eclairgene-blurring/icon-array.svg")
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/findings/alphagene-rash/icon-array.svg",
                "/v1/comparisons/eclairgene-and-waiting/icon-array.svg",
                "/v1/therapies/alphagene/risk-profile.svg",
                "/v1/therapies/alphagene/timeline.svg"
            })
    void areAnswersLikeAnyOther(String path) {
        var first = when().get(path);
        var etag = first.header("ETag");
        assertThat(when().get(path).asString()).isEqualTo(first.asString());
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=60, stale-if-error=86400");
        assertThat(first.header("X-Content-Version")).isNotNull();
        given().header("If-None-Match", etag).get(path).then().statusCode(304);
        given().header("Accept-Encoding", "gzip")
                .get(path)
                .then()
                .header("Content-Encoding", "gzip")
                .header("ETag", endsWith("-gzip\""));
        when().head(path).then().statusCode(200).header("ETag", etag);
        given().header("Origin", "https://app.example")
                .get(path)
                .then()
                .header("Access-Control-Allow-Origin", "https://app.example");
        for (String accept : List.of("image/svg+xml", "*/*", "image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8")) {
            given().accept(accept).get(path).then().statusCode(200).contentType("image/svg+xml");
        }
        given().accept("application/json").get(path).then().statusCode(406);
        when().get(path + "?theme=sepia")
                .then()
                .statusCode(400)
                .body("violations[0].allowed", is(List.of("light", "dark")));
    }

    @Test
    void moveWithTheirItemAndAreMissedWithIt() {
        given().redirects()
                .follow(false)
                .get("/v1/therapies/alphagene-candidate/risk-profile.svg?theme=dark")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/therapies/alphagene/risk-profile.svg?theme=dark"));
        when().get("/v1/findings/no-such-finding/icon-array.svg").then().statusCode(404);
        when().get("/v1/comparisons/no-such-comparison/icon-array.svg").then().statusCode(404);
    }
}
