package health.caveat.topic;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import health.caveat.content.TestPack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TopicResourceTest {

    @Test
    void listsTopicsByTitle() {
        when().get("/v1/topics")
                .then()
                .statusCode(200)
                .body("items.title", contains("Imaginitis (test)", "Test medicine", "Test vector"))
                .body("items.type", contains("condition", "field", "vector"))
                .body("items[1].summary", is("Test medicine treats made-up diseases with made-up therapies."))
                .body("items[1].href", is("/v1/topics/test-medicine"))
                .body("total", is(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type=field                    | test-medicine
            type=field&type=vector        | test-medicine test-vector
            type=technique                |
            slug=test-vector&slug=no-such | test-vector
            sort=-title                   | test-vector test-medicine imaginitis
            sort=lastReviewed             | imaginitis test-vector test-medicine
            sort=-lastReviewed            | test-medicine test-vector imaginitis
            sort=nextReviewDue            | test-medicine imaginitis test-vector
            sort=-nextReviewDue           | test-vector imaginitis test-medicine
            """)
    void filtersAndSortsTopics(String query, String slugs) {
        List<String> found = when().get("/v1/topics?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.slug");
        assertThat(found).isEqualTo(slugs == null ? List.of() : List.of(slugs.split(" ")));
    }

    @Test
    void showsATopicWithWhatBelongsToIt() {
        when().get("/v1/topics/test-vector")
                .then()
                .statusCode(200)
                .body("title", is("Test vector"))
                .body("type", is("vector"))
                .body("broader.slug", contains("test-medicine"))
                .body("narrower", empty())
                .body("risks.slug", contains("test-blurring", "test-rash"))
                .body("risks[1].onset.earliest", is("PT1H"))
                .body("therapies.slug", contains("alphagene", "zetagene"))
                .body("therapies[0].summary", containsString("27 in 100 infants"))
                .body("articles.slug", contains("what-readers-ask"))
                .body("body", is("It is a carrier in name only [\\[1\\]](/v1/sources/test-registry)."))
                .body("sources.slug", contains("test-registry"))
                .body("review.revision", is(1));
    }

    @Test
    void namesBroaderAndNarrowerTopics() {
        when().get("/v1/topics/test-medicine")
                .then()
                .body("broader", empty())
                .body("narrower.slug", contains("imaginitis", "test-vector"))
                .body("alsoKnownAs", contains("made-up medicine", "example medicine"))
                .body("codes[0].system", is("mesh"));
        when().get("/v1/topics/test-medicine?lang=de").then().body("alsoKnownAs", contains("erfundene Medizin"));
    }

    @Test
    void doesNotTakeATopicThatMentionsItForANarrowerOne() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.put("topics/passing.yaml", """
                    slug: %s
                    title: A passing topic
                    type: condition
                    summary: Not to be taken for {{topic:imaginitis}}.
                    body: It is here for a test [@test-news].
                    lastReviewed: 2026-01-15
                    nextReviewDue: 2028-01-15
                    clinicalReview: none
                    """.formatted(slug)).load();
            when().get("/v1/topics/" + slug)
                    .then()
                    .statusCode(200)
                    .body("summary", is("Not to be taken for Imaginitis (test)."));
            when().get("/v1/topics/imaginitis").then().body("narrower", empty());
        }
    }

    @Test
    void answersHtml() {
        when().get("/v1/topics/test-medicine?text=html").then().body("body", containsString("<h2>What it is</h2>"));
    }

    @Test
    void answersAnUnknownTopicWithAProblem() {
        when().get("/v1/topics/no-such-topic")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", is("There is no topic named no-such-topic"));
    }
}
