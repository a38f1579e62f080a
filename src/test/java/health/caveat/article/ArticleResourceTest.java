package health.caveat.article;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import health.caveat.content.TestPack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ArticleResourceTest {

    @Test
    void listsArticlesByTitle() {
        when().get("/v1/articles")
                .then()
                .statusCode(200)
                .body(
                        "items.title",
                        contains(
                                "A test and its price",
                                "Reading test numbers",
                                "What readers ask about Alphagene (test)"))
                .body("items[1].summary", is("How to read the numbers in a test."))
                .body("items[1].href", is("/v1/articles/reading-test-numbers"))
                .body("total", is(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topic=imaginitis                       | a-test-and-its-price
            topic=test-vector&topic=imaginitis     | a-test-and-its-price what-readers-ask
            risk=test-rash                         | reading-test-numbers what-readers-ask
            risk=test-tiredness                    | reading-test-numbers
            risk=test-tiredness&risk=test-price    | a-test-and-its-price reading-test-numbers
            therapy=zetagene                       | reading-test-numbers
            therapy=eclairgene                     |
            risk=test-rash&topic=test-vector       | what-readers-ask
            slug=what-readers-ask                  | what-readers-ask
            sort=-title                            | what-readers-ask reading-test-numbers a-test-and-its-price
            sort=lastReviewed                      | a-test-and-its-price what-readers-ask reading-test-numbers
            sort=-lastReviewed                     | reading-test-numbers what-readers-ask a-test-and-its-price
            sort=nextReviewDue                     | a-test-and-its-price what-readers-ask reading-test-numbers
            sort=-nextReviewDue                    | reading-test-numbers what-readers-ask a-test-and-its-price
            """)
    void filtersAndSortsArticles(String query, String slugs) {
        assertThat(slugs(query)).isEqualTo(slugs == null ? List.of() : List.of(slugs.split(" ")));
    }

    @Test
    void showsAnArticleWithItsSourcesInTheOrderOfTheirFirstUse() {
        when().get("/v1/articles/reading-test-numbers")
                .then()
                .statusCode(200)
                .body("title", is("Reading test numbers"))
                .body("topics.slug", contains("test-medicine"))
                .body("risks.slug", contains("test-rash", "test-tiredness"))
                .body("therapies.slug", contains("alphagene", "zetagene"))
                .body("sources.slug", contains("test-registry", "test-label", "test-trial-report"))
                .body(
                        "body",
                        containsString("then the label [\\[2\\]](/v1/sources/test-label \"section 2\")"
                                + "[\\[1\\]](/v1/sources/test-registry)."))
                .body("body", containsString("A rash was seen in 27 in 100 infants, that is 27.3%."))
                .body("review.lastReviewed", is("2026-01-15"));
    }

    @Test
    void answersGermanHtml() {
        when().get("/v1/articles/reading-test-numbers?lang=de&text=html")
                .then()
                .body("language", is("de"))
                .body("body", containsString("<h2>Zahlen</h2>"))
                .body("body", containsString("bei 27 von 100 Säuglingen, das sind 27,3 %."));
    }

    @Test
    void namesTheArticlesThatShareMost() {
        when().get("/v1/articles/reading-test-numbers")
                .then()
                .body("relatedArticles.slug", containsInAnyOrder("what-readers-ask", "a-test-and-its-price"));
    }

    @Test
    void namesAtMostFiveRelatedArticlesAndTheNearestOfThem() {
        var near = TestPack.newSlug();
        try (var pack = new TestPack()) {
            for (int i = 0; i < 6; i++) {
                pack.putArticle(TestPack.newSlug(), "It passes.", "therapies: [eclairgene]");
            }
            pack.putArticle(near, "It passes.", "therapies: [eclairgene]\nrisks: [test-price]")
                    .load();
            when().get("/v1/articles/a-test-and-its-price")
                    .then()
                    .body("relatedArticles", hasSize(5))
                    .body("relatedArticles.slug", hasItem(near))
                    .body("relatedArticles.slug", not(hasItem("a-test-and-its-price")));
        }
    }

    @Test
    void namesAnItemInItsOwnLanguageWhereTheReadersIsMissing() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.put("articles/passing.yaml", """
                    slug: %s
                    title: {en: A passing article, de: Ein Artikel}
                    summary: {en: It passes., de: Er vergeht.}
                    body:
                      en: 'It names {{therapy:eclairgene}} [@test-news].'
                      de: 'Er nennt {{therapy:eclairgene}} [@test-news].'
                    topics: [imaginitis]
                    lastReviewed: 2026-01-15
                    nextReviewDue: 2028-01-15
                    clinicalReview: none
                    """.formatted(slug)).load();
            when().get("/v1/articles/" + slug + "?lang=de")
                    .then()
                    .statusCode(200)
                    .body("body", containsString("Er nennt Éclairgene (test) "));
        }
    }

    @Test
    void answersAnUnknownArticleWithAProblem() {
        when().get("/v1/articles/no-such-article")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", is("There is no article named no-such-article"));
    }

    private static List<String> slugs(String query) {
        return when().get("/v1/articles?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.slug");
    }
}
