package health.caveat.source;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SourceResourceTest {

    @Test
    void listsSourcesByTitle() {
        when().get("/v1/sources")
                .then()
                .statusCode(200)
                .body(
                        "items.slug",
                        contains("test-label", "test-trial-report", "test-registry", "test-news", "test-case-reports"))
                .body("items.primary", contains(true, true, true, false, true))
                .body("total", is(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind=journal-article                       | test-trial-report test-case-reports
            kind=news&kind=label                       | test-label test-news
            kind=guideline                             |
            slug=test-news&slug=test-label             | test-label test-news
            kind=journal-article&slug=test-news        |
            sort=-title                                | test-case-reports test-news test-registry test-trial-report test-label
            sort=published&kind=journal-article&kind=label  | test-label test-case-reports test-trial-report
            sort=-published&kind=journal-article&kind=label | test-trial-report test-case-reports test-label
            """)
    void filtersAndSortsSources(String query, String slugs) {
        assertThat(slugs(query)).isEqualTo(slugs == null ? List.of() : List.of(slugs.split(" ")));
    }

    @Test
    void putsSourcesWithoutADateLast() {
        assertThat(slugs("sort=published")).endsWith("test-registry");
        assertThat(slugs("sort=-published")).endsWith("test-registry");
    }

    @Test
    void showsASourceAndWhatCitesIt() {
        when().get("/v1/sources/test-trial-report")
                .then()
                .statusCode(200)
                .body("title", is("A test trial report"))
                .body("publisher", is("Example journal"))
                .body("kind", is("journal-article"))
                .body("primary", is(true))
                .body("published", is("2021-03"))
                .body("doi", is("10.5555/test-trial-report"))
                .body("registrations", contains("TEST-0001"))
                .body("note", is("Everything in this pack is made up for tests."))
                .body("accessed", is("2026-01-15"))
                .body("$", not(hasKey("pmid")))
                .body(
                        "citedBy.href",
                        contains(
                                "/v1/articles/reading-test-numbers",
                                "/v1/comparisons/eclairgene-before-and-after",
                                "/v1/comparisons/eclairgene-and-waiting",
                                "/v1/risks/test-rash",
                                "/v1/risks/test-tiredness",
                                "/v1/therapies/alphagene",
                                "/v1/findings/alphagene-rash",
                                "/v1/findings/alphagene-tiredness"))
                .body("revision", is(1));
    }

    @Test
    void saysThatNothingCitesASource() {
        var slug = health.caveat.content.TestPack.newSlug();
        try (var pack = new health.caveat.content.TestPack()) {
            pack.putSource(slug).load();
            when().get("/v1/sources/" + slug).then().statusCode(200).body("citedBy", empty());
        }
    }

    @Test
    void answersAnUnknownSourceWithAProblem() {
        when().get("/v1/sources/no-such-source")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", is("There is no source named no-such-source"));
    }

    private static List<String> slugs(String query) {
        return when().get("/v1/sources?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.slug");
    }
}
