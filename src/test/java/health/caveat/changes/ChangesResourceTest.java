package health.caveat.changes;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.Json;
import health.caveat.content.TestPack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChangesResourceTest {

    @Test
    void beginsWithEverything() {
        var follower = new Follower("/v1/changes?size=7&lang=en");
        follower.pullAll();
        assertThat(follower.held.keySet())
                .contains(
                        "risk/test-rash", "therapy/alphagene", "source/test-news", "term/carrier", "topic/imaginitis");
        var risk = follower.held.get("risk/test-rash");
        for (String property : new String[] {"title", "language", "category", "summary", "watchFor", "severity"}) {
            assertThat(risk.path(property))
                    .as(property)
                    .isEqualTo(page("/v1/risks/test-rash?lang=en").path(property));
        }
        assertThat(risk.has("translations")).isFalse();
    }

    /** What is computed from an item alone comes with it: no client has to do statistics. */
    @Test
    void showsFiguresAsThePagesDo() {
        var held = Follower.ofSnapshot("?lang=de").held;
        var finding = page("/v1/findings/alphagene-rash?lang=de");
        for (String property :
                new String[] {"effect", "population", "window", "attribution", "measure", "frequency", "comparator"}) {
            assertThat(held.get("finding/alphagene-rash").path(property)).isEqualTo(finding.path(property));
        }
        var comparison = page("/v1/comparisons/eclairgene-and-waiting?lang=de");
        var own = held.get("comparison/eclairgene-and-waiting");
        for (String property : new String[] {"title", "design", "caution", "population", "certainty"}) {
            assertThat(own.path(property)).as(property).isEqualTo(comparison.path(property));
        }
        for (int i = 0; i < comparison.path("outcomes").size(); i++) {
            for (String property : new String[] {"title", "therapy", "comparator", "difference", "reported"}) {
                assertThat(own.path("outcomes").path(i).path(property))
                        .as(property)
                        .isEqualTo(comparison.path("outcomes").path(i).path(property));
            }
        }
    }

    @Test
    void numbersCitationsAndFillsInQuotes() {
        var article = Follower.ofSnapshot("?kind=article&lang=en").held.get("article/reading-test-numbers");
        assertThat(article.path("body").asText())
                .isEqualTo(page("/v1/articles/reading-test-numbers?lang=en")
                        .path("body")
                        .asText());
        assertThat(article.path("sources").isEmpty()).isFalse();
        assertThat(article.toString()).doesNotContain("{{", "[@");
    }

    @Test
    void tellsWhatChangedAndNothingElse() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            var follower = Follower.ofSnapshot("?lang=en");
            pack.putRisk(slug, "").load();
            changes(follower).body("items.slug", is(java.util.List.of(slug))).body("items[0].revision", is(1));
            follower.pullAll();
            pack.remove("risks/" + slug + ".yaml").load();
            changes(follower)
                    .body("items.slug", is(java.util.List.of(slug)))
                    .body("items[0].document", nullValue())
                    .body("items[0].removed.reason", is("deleted"));
        }
    }

    @Test
    void tellsAgainWhatQuotesAFindingOnceItsFigureChanges() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putFinding(slug, "test-rash", "alphagene", "")
                    .putArticle(slug, "It was {{finding:" + slug + ":count}}.", "")
                    .load();
            var follower = Follower.ofSnapshot("?kind=article&lang=en");
            pack.put("findings/" + slug + ".yaml", """
                            slug: %s
                            effect: A passing effect
                            risk: test-rash
                            therapy: alphagene
                            population: People in a test
                            measure: {type: count, events: 33, total: 54}
                            source: test-news
                            lastReviewed: 2026-01-15
                            nextReviewDue: 2028-01-15
                            clinicalReview: none
                            """.formatted(slug)).load();
            changes(follower)
                    .body("items.slug", is(java.util.List.of(slug)))
                    .body("items[0].document.summary", containsString("33 of 54"));
        }
    }

    @Test
    void tellsWhatLeftTheFilterAndLosesNoDeletion() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putArticle(slug, "It passes.", "").putRisk(slug, "").load();
            var imaginitis = Follower.ofSnapshot("?topic=imaginitis&lang=en");
            var medicine = Follower.ofSnapshot("?topic=test-medicine&kind=risk&lang=en");
            assertThat(imaginitis.held).containsKey("article/" + slug);
            assertThat(medicine.held).containsKey("risk/" + slug);
            pack.put("articles/" + slug + ".yaml", article(slug, "test-medicine"))
                    .remove("risks/" + slug + ".yaml")
                    .load();
            changes(imaginitis)
                    .body("items.find { it.kind == 'article' }.slug", is(slug))
                    .body("items.find { it.kind == 'article' }.removed.reason", is("changed"));
            changes(medicine).body("items.slug", hasItem(slug)).body("items[0].removed.reason", is("deleted"));
        }
    }

    @Test
    void bringsTheFindingsOfATherapyThatJoinsTheTopic() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putTherapy(slug)
                    .putFinding(slug, "test-price", slug, "")
                    .putTopic(slug, "")
                    .load();
            var follower = Follower.ofSnapshot("?topic=" + slug + "&lang=en");
            assertThat(follower.held.keySet()).containsExactly("topic/" + slug);
            pack.put("therapies/" + slug + ".yaml", """
                            slug: %1$s
                            title: A passing therapy
                            status: investigational
                            topics: [%1$s]
                            summary: It passes.
                            body: It is here for a test [@test-news].
                            lastReviewed: 2026-01-15
                            nextReviewDue: 2028-01-15
                            clinicalReview: none
                            """.formatted(slug)).load();
            follower.pullAll();
            assertThat(follower.held.keySet()).contains("therapy/" + slug, "finding/" + slug);
        }
    }

    @Test
    void answersAnEmptyRoundWith304() {
        var link = Follower.ofSnapshot("?kind=event&lang=en").link();
        var etag = given().urlEncodingEnabled(false).get(link).header("ETag");
        try (var pack = new TestPack()) {
            pack.putRisk(TestPack.newSlug(), "").load();
            var answer = given().urlEncodingEnabled(false).get(link).then().statusCode(200);
            answer.body("items.size()", is(0)).body("deltaLink", is(link));
            assertThat(answer.extract().asByteArray()).hasSizeLessThan(300);
            given().urlEncodingEnabled(false)
                    .header("If-None-Match", etag)
                    .get(link)
                    .then()
                    .statusCode(304)
                    .body(is(emptyString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=risk", "kind=event&kind=risk", "kind=event&topic=imaginitis", "kind=event&lang=de"})
    void refusesALinkOfAnotherFilter(String query) {
        var link = Follower.ofSnapshot("?kind=event&lang=en").link();
        var after = link.substring(link.indexOf("after=") + 6);
        when().get("/v1/changes?" + query + "&after=" + after)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("violations[0].field", is("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "MTox", "***", "MTox:"})
    void refusesWhatIsNoLink(String after) {
        when().get("/v1/changes?after=" + after).then().statusCode(400).body("violations[0].field", is("after"));
    }

    /** A restored database is at an earlier version, or has gone on from there to another of the same number. */
    @Test
    void refusesALinkOfAnotherHistory() {
        var link = Follower.ofSnapshot("?lang=en").link();
        gone(rewritten(link, text -> text.replaceFirst("[0-9a-f]{12}", "000000000000")));
        gone(rewritten(link, text -> text.replaceFirst(":(\\d+):(\\d+):([0-9a-f]{12})", ":$19:$29:$3")));
        gone(rewritten(link, text -> text.replaceFirst("^1:", "7:")));
        when().get(rewritten(link, text -> text)).then().statusCode(200);
    }

    @Test
    void refusesAnUnknownKind() {
        for (String path : new String[] {"/v1/changes", "/v1/snapshot.ndjson.gz"}) {
            when().get(path + "?kind=risks")
                    .then()
                    .statusCode(400)
                    .body("violations[0].allowed", hasItems("risk", "finding"));
        }
    }

    @Test
    void sendsTheSnapshotAsAFile() {
        given().get("/v1/snapshot.ndjson.gz")
                .then()
                .statusCode(200)
                .contentType("application/gzip")
                .header("Content-Encoding", nullValue())
                .header("X-Content-Version", notNullValue())
                .header("Vary", "Accept-Language, Origin");
        var lines = Follower.lines("/v1/snapshot.ndjson.gz");
        assertThat(Json.read(lines[lines.length - 1], JsonNode.class)
                        .path("contentVersion")
                        .asText())
                .isEqualTo(when().get("/v1").header("X-Content-Version"));
        when().head("/v1/snapshot.ndjson.gz").then().statusCode(200).body(is(emptyString()));
    }

    @Test
    void namesItselfInTheIndex() {
        when().get("/v1").then().body("links.changes", is("/v1/changes")).body("links.snapshot", not(nullValue()));
    }

    private static void gone(String link) {
        given().urlEncodingEnabled(false)
                .get(link)
                .then()
                .statusCode(410)
                .body("type", is("/problems/link-expired"))
                .body("detail", containsString("/v1/changes?lang=en"));
    }

    private static String rewritten(String link, UnaryOperator<String> change) {
        var at = link.indexOf("after=") + 6;
        var text = new String(Base64.getUrlDecoder().decode(link.substring(at)), StandardCharsets.US_ASCII);
        return link.substring(0, at)
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(change.apply(text).getBytes(StandardCharsets.US_ASCII));
    }

    private static ValidatableResponse changes(Follower follower) {
        return given().urlEncodingEnabled(false).get(follower.link()).then().statusCode(200);
    }

    private static JsonNode page(String address) {
        return Follower.page(address);
    }

    private static String article(String slug, String topic) {
        return """
                slug: %s
                title: A passing article
                summary: It passes.
                body: It is here for a test [@test-news].
                topics: [%s]
                lastReviewed: 2026-01-15
                nextReviewDue: 2028-01-15
                clinicalReview: none
                """.formatted(slug, topic);
    }
}
