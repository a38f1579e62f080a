package health.caveat.item;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de                         | de | Testausschlag
            de-AT                      | de | Testausschlag
            en                         | en | Test rash
            en-GB, de;q=0.9            | en | Test rash
            fr, de;q=0.9, en;q=0.8     | de | Testausschlag
            fr                         | en | Test rash
            *                          | en | Test rash
            ;;;nonsense                | en | Test rash
            """)
    void negotiatesTheLanguage(String acceptLanguage, String language, String title) {
        given().header("Accept-Language", acceptLanguage)
                .get("/v1/risks/test-rash")
                .then()
                .statusCode(200)
                .header("Content-Language", language)
                .body("language", is(language))
                .body("title", is(title));
    }

    @Test
    void answersEnglishToWhoAsksForNothing() {
        when().get("/v1/risks/test-rash").then().header("Content-Language", "en");
    }

    @Test
    void takesTheLanguageOfTheAddressBeforeThatOfTheHeader() {
        given().header("Accept-Language", "en")
                .get("/v1/risks/test-rash?lang=de")
                .then()
                .header("Content-Language", "de");
    }

    @Test
    void variesByTheHeaderOnlyWhereTheAddressNamesNoLanguage() {
        when().get("/v1/risks/test-rash").then().header("Vary", "Accept-Language, Accept-Encoding, Origin");
        when().get("/v1/risks/test-rash?lang=de").then().header("Vary", "Accept-Encoding, Origin");
        when().get("/v1/topics?type=technique").then().header("Vary", "Accept-Language, Origin");
        when().get("/v1/topics?type=technique&lang=de").then().header("Vary", "Origin");
    }

    @Test
    void fallsBackItemByItem() {
        when().get("/v1/risks?lang=de")
                .then()
                .header("Content-Language", "de, en")
                .body(
                        "items.slug",
                        contains("test-blurring", "test-fading", "test-rash", "test-tiredness", "test-price"))
                .body("items.language", contains("en", "de", "de", "de", "en"))
                .body("items.title[0]", is("Blurred test vision"))
                .body("items.title[2]", is("Testausschlag"));
    }

    @Test
    void fallsBackAsAWholeItem() {
        when().get("/v1/risks/test-blurring?lang=de")
                .then()
                .header("Content-Language", "en")
                .body("language", is("en"))
                .body("summary", is("Letters in tests look blurred."))
                .body("body", is("It was seen in 3 of 7 eyes [\\[1\\]](/v1/sources/test-case-reports)."))
                .body("findings[0].therapy.language", is("de"))
                .body("findings[0].findings[0].language", is("de"))
                .body("findings[0].findings[0].frequency.words", is("3 von 7 Augen"));
    }

    @Test
    void hasNoLanguageWhereThereIsNoText() {
        when().get("/v1/risks?category=liver&lang=de").then().header("Content-Language", nullValue());
        when().get("/v1/revisions/risk/test-rash").then().header("Content-Language", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/topics/test-medicine",
                "/v1/therapies/alphagene",
                "/v1/articles/reading-test-numbers",
                "/v1/findings/alphagene-rash",
                "/v1/therapies/alphagene/risk-profile"
            })
    void readsEachKindInGerman(String path) {
        when().get(path + "?lang=de").then().statusCode(200).header("Content-Language", "de");
    }
}
