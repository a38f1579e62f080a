package health.caveat.search;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.http.TestHTTPEndpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestHTTPEndpoint(SearchResource.class)
class SearchResourceTest {

    @Inject
    SessionFactory sessions;

    @Test
    void findsAnItemByItsTitle() {
        search("test rash")
                .body("items[0].kind", is("risk"))
                .body("items[0].slug", is("test-rash"))
                .body("items[0].title", is("Test rash"))
                .body("items[0].href", is("/v1/risks/test-rash"))
                .body("items[0].matched[0].in", is("title"))
                .body("items[0].matched[0].words", contains("test", "rash"))
                .body("corrections", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "testogene alphavec, therapy/alphagene",
        "TEST-101, therapy/alphagene",
        "exanthema, risk/test-rash",
        "made-up medicine, topic/test-medicine",
        "'what is a carrier?', term/carrier",
        "'can the test effect fade', risk/test-fading"
    })
    void findsWhatPatientsCallIt(String query, String first) {
        assertThat(first(query)).isEqualTo(first);
    }

    @Test
    void saysBySynonymWhyItWasFound() {
        search("exanthema")
                .body("items[0].matched.find { it.in == 'name' }.text", is("exanthema probationis"))
                .body("items[0].matched.find { it.in == 'name' }.words", contains("exanthema"));
    }

    @Test
    void findsByCode() {
        search("TEST01")
                .body("items[0].slug", is("alphagene"))
                .body("items[0].matched.find { it.in == 'code' }.text", is("TEST01"));
    }

    @ParameterizedTest
    @CsvSource({
        "alphagnee, alphagene", // a transposition is one edit
        "imaginits, imaginitis",
        "imagnitiss, imaginitis", // two edits from 7 letters
        "raash, rash"
    })
    void correctsWhatNoItemHas(String typed, String searched) {
        search(typed)
                .body("corrections.typed", contains(typed))
                .body("corrections[0].searched", hasItem(searched))
                .body("insist", is("/v1/search?exact=true&q=" + typed))
                .body("total", greaterThan(0));
    }

    @Test
    void keepsTheFiltersForWhoInsists() {
        given().queryParam("q", "alphagnee")
                .queryParam("topic", "gene-therapy")
                .queryParam("kind", "risk", "therapy")
                .get()
                .then()
                .statusCode(200)
                .body("insist", is("/v1/search?exact=true&q=alphagnee&kind=risk&kind=therapy&topic=gene-therapy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsh", "xaxsh"}) // below 4 letters nothing, below 7 one edit only
    void leavesShortWordsAlone(String typed) {
        search(typed).body("corrections", empty()).body("total", is(0));
    }

    @Test
    void searchesAsTypedForWhoInsists() {
        given().queryParam("exact", true)
                .queryParam("q", "alphagnee")
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("corrections", empty())
                .body("insist", nullValue())
                .body("total", is(0))
                .body("nothingFound.nearest", hasItem("alphagene"))
                .body("nothingFound.emptiedBy", empty());
    }

    @Test
    void correctsAFewWordsOfMany() {
        search("alphagnee imaginits raash exanthma tirednes redings qusetion fadign")
                .body("corrections.size()", lessThanOrEqualTo(6))
                .body("total", greaterThan(0));
    }

    @Test
    void neverCorrectsAWordThatIsThere() {
        search("testing rash").body("corrections", empty());
    }

    @Test
    void ranksMoreWordsHigher() {
        assertThat(first("itches spots arm nowhere")).isEqualTo("risk/test-rash");
        search("tiredness rash").body("items.slug", allOf(hasItem("test-rash"), hasItem("test-tiredness")));
    }

    @Test
    void findsPhrasesInQuotes() {
        search("\"rash that exists\"").body("items.slug", contains("test-rash"));
        search("\"exists that rash\"").body("total", is(0));
    }

    @Test
    void leavesOutWordsWithAMinus() {
        search("rash").body("items.slug", hasItem("test-rash"));
        search("rash -exists").body("items.slug", not(hasItem("test-rash"))).body("total", greaterThan(0));
    }

    /** Test rash begins within 3 days, test tiredness between one week and three months. */
    @ParameterizedTest
    @CsvSource({
        "risk after 3 weeks, test-tiredness",
        "risk in the first month, test-rash",
        "made-up problems after two hours, test-rash"
    })
    void raisesRisksThatBeginAtTheTimeAsked(String query, String risk) {
        search(query)
                .body("items.findAll { it.matched.in.contains('onset') }.slug", hasItem(risk))
                .body("items[0].matched.in", hasItem("onset"));
    }

    @Test
    void countsFacetsUnderTheOtherFilters() {
        var all = search("rash").extract().jsonPath();
        var kinds = all.getList("facets.find { it.name == 'kind' }.values.value", String.class);
        assertThat(kinds).contains("risk", "finding");
        for (String kind : kinds) {
            int counted =
                    all.getInt("facets.find { it.name == 'kind' }.values.find { it.value == '" + kind + "' }.count");
            given().queryParam("q", "rash")
                    .queryParam("kind", kind)
                    .when()
                    .get()
                    .then()
                    .statusCode(200)
                    .body("total", is(counted))
                    .body("items.kind", everyItem(is(kind)))
                    .body("facets.find { it.name == 'kind' }.values.value", is(kinds));
        }
        var filtered = given().queryParam("q", "rash")
                .queryParam("kind", "finding")
                .when()
                .get()
                .then()
                .extract()
                .jsonPath();
        for (Map<String, Object> value :
                filtered.<Map<String, Object>>getList("facets.find { it.name == 'therapy' }.values")) {
            given().queryParam("q", "rash")
                    .queryParam("kind", "finding")
                    .queryParam("therapy", value.get("value"))
                    .when()
                    .get()
                    .then()
                    .body("total", is(value.get("count")));
        }
    }

    @Test
    void namesTheFilterThatEmptiedTheAnswer() {
        given().queryParam("q", "exanthema")
                .queryParam("kind", "risk")
                .queryParam("category", "cancer")
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("total", is(0))
                .body("nothingFound.emptiedBy", contains("category"));
    }

    @Test
    void pagesWithoutRepeatingOrLeavingOut() {
        var all = given().queryParam("q", "test")
                .queryParam("size", 100)
                .when()
                .get()
                .jsonPath();
        var slugs = all.getList("items.href", String.class);
        assertThat(slugs).hasSize(all.getInt("total")).doesNotHaveDuplicates();
        var second = given().queryParam("q", "test")
                .queryParam("size", 3)
                .queryParam("page", 2)
                .when()
                .get()
                .jsonPath();
        assertThat(second.getList("items.href", String.class)).isEqualTo(slugs.subList(3, 6));
        assertThat(second.getInt("total")).isEqualTo(slugs.size());
    }

    @Test
    void escapesEverythingButTheMarks() {
        var snippet = search("arm").extract().jsonPath().getString("items.find { it.slug == 'test-rash' }.snippet");
        assertThat(snippet).contains("&lt;b&gt;on the <mark>arm</mark>&lt;/b&gt;");
        assertThat(snippet.replaceAll("</?mark>", "")).doesNotContain("<");
    }

    @Test
    void answersEachReaderInTheirLanguageAndFallsBackByItem() {
        given().queryParam("q", "Ausschläge")
                .queryParam("lang", "de")
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items.find { it.slug == 'test-rash' }.title", is("Testausschlag"))
                .body("items.find { it.slug == 'test-rash' }.language", is("de"));
        given().queryParam("q", "blurred letters")
                .queryParam("lang", "de")
                .when()
                .get()
                .then()
                .body("items[0].slug", is("test-blurring"))
                .body("items[0].language", is("en"));
        search("Ausschlag").body("items.slug", not(hasItem("test-rash")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eclairgene", "Éclairgene", "éclairgène", "ECLAIRGENE"})
    void readsOverAccents(String query) {
        assertThat(first(query)).isEqualTo("therapy/eclairgene");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table risk; --",
                "title:rash AND (((",
                "*",
                "\"",
                "-",
                "-rash",
                "rash~2^9 [a TO z] /.*/",
                "\u0000\u0001\u001b[31mrash",
                "\uD800",
                "%00",
                "   ",
                "<script>alert(1)</script>",
                "🙂🙂🙂",
                "\u202Ehsar"
            })
    void answersHostileQueries(String query) {
        given().queryParam("q", query)
                .when()
                .get()
                .then()
                .statusCode(is(oneOf(200, 400)))
                .time(lessThan(2000L), MILLISECONDS);
    }

    @Test
    void refusesWhatIsTooLong() {
        given().queryParam("q", "a".repeat(10_000)).when().get().then().statusCode(414);
        given().queryParam("q", "rash ".repeat(500))
                .when()
                .get()
                .then()
                .statusCode(400)
                .body("violations[0].field", is("q"))
                .body("detail", containsString("at most 500 characters"));
        search("rash ".repeat(99)).body("items[0].slug", is("test-rash"));
    }

    @Test
    void refusesAQuestionWithoutWordsAndPagesThatAreTooDeep() {
        when().get().then().statusCode(400).body("violations[0].field", is("q"));
        given().queryParam("q", "rash")
                .queryParam("page", 51)
                .when()
                .get()
                .then()
                .statusCode(400)
                .body("violations[0].field", is("page"))
                .body("detail", endsWith("filters find the rest"));
        given().queryParam("q", "rash")
                .queryParam("page", 50)
                .when()
                .get()
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void readsTheDatabaseNever() {
        sessions.getStatistics().clear();
        search("rash alphagnee after 3 weeks");
        assertThat(sessions.getStatistics().getPrepareStatementCount()).isZero();
    }

    private static ValidatableResponse search(String query) {
        return given().queryParam("q", query).when().get().then().statusCode(200);
    }

    private static String first(String query) {
        var found = search(query).extract().jsonPath();
        return found.getString("items[0].kind") + "/" + found.getString("items[0].slug");
    }
}
