package health.caveat.draft;

import static health.caveat.draft.Desk.ADA;
import static health.caveat.draft.Desk.PIA;
import static health.caveat.draft.Desk.ROB;
import static health.caveat.draft.Desk.as;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.caveat.access.TestTokens;
import health.caveat.api.Json;
import health.caveat.content.TestPack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DraftResourceTest {

    final String slug = TestPack.newSlug();
    final Desk desk = new Desk("article", slug);
    TestPack pack;

    @BeforeEach
    void copyTheTestPack() {
        pack = new TestPack();
    }

    @AfterEach
    void tidyUp() {
        pack.close();
        desk.tidyUp();
    }

    @Test
    void goesAllTheWayFromAnAuthorToReaders() {
        desk.begin(Desk.article(slug))
                .then()
                .statusCode(201)
                .header("Location", endsWith(desk.item))
                .header("Cache-Control", "private, no-store")
                .body("state", is("draft"))
                .body("steps", contains("review-request"))
                .body("authors", contains("Ada Author"))
                .body("base", is(0))
                .body("violations", empty());
        when().get("/v1/articles/" + slug).then().statusCode(404);
        desk.requestReview().then().statusCode(200).body("state", is("in-review"));
        desk.approve()
                .then()
                .statusCode(200)
                .body("state", is("approved"))
                .body("reviewer", is("Rob Reviewer"))
                .body("interests", is("None to declare"));
        desk.publish("A new test", "new-risk")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/revisions/article/" + slug + "/1"))
                .body("number", is(1));
        when().get("/v1/articles/" + slug).then().statusCode(200).body("title", is("A passing article"));
        when().get("/v1/revisions/article/" + slug + "/1")
                .then()
                .body("origin", is("person"))
                .body("by", is("Ada Author"))
                .body("approvedBy", is("Rob Reviewer"))
                .body("interests", is("None to declare"))
                .body("publishedBy", is("Pia Publisher"))
                .body("changeClass", is("new-risk"))
                .body("reason", is("A new test"));
        desk.get().then().statusCode(404);
    }

    @Test
    void namesEveryAuthorHoweverManyTheyAre() {
        desk.begin(Desk.article(slug)).then().statusCode(201);
        for (int i = 0; i < 12; i++) {
            as(TestTokens.of("author", "A second author with a rather long name " + i))
                    .header("If-Match", desk.etag())
                    .body(Desk.article(slug).toString())
                    .put(desk.item)
                    .then()
                    .statusCode(200);
        }
        desk.requestReview().then().statusCode(200);
        desk.approve().then().statusCode(200);
        desk.publish("Many hands", "clarified").then().statusCode(201);
        when().get("/v1/revisions/article/" + slug + "/1")
                .then()
                .body("by", startsWith("Ada Author, A second author"))
                .body("by", endsWith("name 11"));
    }

    @Test
    void answersADraftAsItWouldBeWrittenBack() {
        desk.begin(Desk.article(slug));
        var read = desk.get();
        assertThat(read.header("ETag")).matches("\"\\d+\"");
        assertThat(Json.read(read.asString(), ObjectNode.class)).isEqualTo(Desk.article(slug));
        var changed = Desk.article(slug).put("title", "Another title");
        desk.write(changed).then().statusCode(200).header("ETag", not(read.header("ETag")));
        assertThat(Json.read(desk.get().asString(), ObjectNode.class)).isEqualTo(changed);
    }

    @Test
    void losesNoUpdate() {
        var article = Desk.article(slug);
        as(ADA).body(article.toString()).put(desk.item).then().statusCode(428);
        desk.write(article).then().statusCode(412);
        var first = desk.begin(article).then().statusCode(201).extract().header("ETag");
        desk.begin(article).then().statusCode(412).body("type", is("/problems/precondition-failed"));
        as(ADA).body(article.toString()).put(desk.item).then().statusCode(428);
        as(ADA).header("If-Match", first)
                .body(article.toString())
                .put(desk.item)
                .then()
                .statusCode(200);
        as(ADA).header("If-Match", first)
                .body(article.toString())
                .put(desk.item)
                .then()
                .statusCode(412);
        as(ADA).header("If-Match", "W/" + desk.etag())
                .body(article.toString())
                .put(desk.item)
                .then()
                .statusCode(412);
        as(ADA).delete(desk.item).then().statusCode(428);
        as(ADA).header("If-Match", first).delete(desk.item).then().statusCode(412);
        as(ROB).body("{}").post(desk.item + "/approval").then().statusCode(428);
        as(ADA).header("If-Match", "\"0\", " + desk.etag())
                .delete(desk.item)
                .then()
                .statusCode(204);
        desk.get().then().statusCode(404);
    }

    /** A draft that is discarded and begun again never has a number that somebody may still hold. */
    @Test
    void neverNamesTwoStatesAlike() {
        desk.begin(Desk.article(slug));
        var before = desk.etag();
        as(ADA).header("If-Match", before).delete(desk.item).then().statusCode(204);
        desk.begin(Desk.article(slug));
        assertThat(desk.etag()).isNotEqualTo(before);
        as(ADA).header("If-Match", before).body("{}").put(desk.item).then().statusCode(412);
    }

    @Test
    void refusesAnIllegalStepAndNamesTheLegalOnes() {
        desk.begin(Desk.article(slug));
        desk.approve()
                .then()
                .statusCode(409)
                .body("type", is("/problems/conflict"))
                .body("violations[0].allowed", contains("review-request"));
        desk.publish("Too early", "typo").then().statusCode(409);
        desk.requestReview();
        desk.requestReview()
                .then()
                .statusCode(409)
                .body("violations[0].message", is("is in-review"))
                .body("violations[0].allowed", contains("approval", "rejection"));
        desk.approve();
        desk.approve().then().statusCode(409).body("violations[0].allowed", contains("publication", "rejection"));
    }

    @Test
    void letsNobodyApproveTheirOwnText() {
        var both = TestTokens.of("author,reviewer", "Bo Both");
        as(both).header("If-None-Match", "*")
                .body(Desk.article(slug).toString())
                .put(desk.item)
                .then()
                .statusCode(201);
        desk.write(Desk.article(slug));
        desk.requestReview();
        desk.step(both, "approval", Map.of())
                .then()
                .statusCode(403)
                .body("detail", is("Nobody approves what they wrote themselves"));
        desk.approve().then().statusCode(200).body("authors", contains("Bo Both", "Ada Author"));
    }

    @Test
    void takesTheApprovalAwayWhenTheTextChanges() {
        desk.begin(Desk.article(slug));
        desk.requestReview();
        desk.approve();
        desk.write(Desk.article(slug).put("title", "Changed after approval"))
                .then()
                .body("state", is("draft"))
                .body("reviewer", nullValue());
        desk.publish("Not approved any more", "typo").then().statusCode(409);
    }

    @Test
    void givesARejectedDraftBackWithAReason() {
        desk.begin(Desk.article(slug));
        desk.requestReview();
        desk.step(ROB, "rejection", Map.of())
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-body"))
                .body("violations[0].field", is("/reason"));
        desk.step(ROB, "rejection", Map.of("reason", "Which trial?"))
                .then()
                .statusCode(200)
                .body("state", is("rejected"))
                .body("rejection", is("Which trial?"))
                .body("reviewer", is("Rob Reviewer"));
        desk.requestReview().then().statusCode(200).body("rejection", nullValue());
    }

    @Test
    void savesWhatBreaksARuleAndRefusesToPublishIt() {
        var article = Desk.article(slug);
        article.put("colour", "red").put("nextReviewDue", "2040-01-15").remove("summary");
        desk.begin(article).then().statusCode(201).body("violations.pointer", hasItem("/colour"));
        article.remove("colour");
        article.putArray("topics").add("no-such-topic");
        desk.write(article)
                .then()
                .statusCode(200)
                .body("violations.pointer", hasItems("/summary", "/nextReviewDue", "/topics/0"));
        desk.requestReview();
        desk.approve();
        desk.publish("It is wrong", "typo")
                .then()
                .statusCode(422)
                .body("type", is("/problems/invalid-document"))
                .body("violations.field", hasItems("/summary", "/nextReviewDue", "/topics/0"));
        when().get("/v1/articles/" + slug).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{\"slug\": \"a\", \"slug\": \"b\"}",
                "{\"slug\": \"a\"} {}",
                "{\"title\": \"a\\u0000b\"}",
                "{\"title\": \"\\ud800\"}"
            })
    void refusesABodyThatIsNoDocument(String body) {
        as(ADA).header("If-None-Match", "*")
                .body(body)
                .put(desk.item)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-body"));
    }

    @Test
    void refusesABodyThatIsNested() {
        var deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        as(ADA).header("If-None-Match", "*").body(deep).put(desk.item).then().statusCode(400);
    }

    @Test
    void takesNothingButJson() {
        as(ADA).contentType("text/plain")
                .header("If-None-Match", "*")
                .body("{}")
                .put(desk.item)
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"article/Not-A-Slug", "article/a--b", "rumour/a"})
    void refusesAnAddressThatNoItemCanHave(String item) {
        as(ADA).header("If-None-Match", "*")
                .body("{}")
                .put("/v1/drafts/" + item)
                .then()
                .statusCode(400);
    }

    @Test
    void refusesADocumentOfAnotherName() {
        desk.begin(Desk.article("another-name")).then().body("violations.pointer", hasItem("/slug"));
    }

    @Test
    void showsTheDifferenceFieldByField() {
        pack.putArticle(slug, "It passes.", "").load();
        var article = Desk.article(slug);
        article.put("summary", "It stays.").put("title", "A passing article");
        article.putArray("topics").add("imaginitis").add("test-medicine");
        desk.begin(article).then().body("base", is(1));
        as(ROB).get(desk.item + "/diff")
                .then()
                .statusCode(200)
                .body("from", is(1))
                .body("to", nullValue())
                .body("changes.path", containsInAnyOrder("/summary/en", "/topics/1"))
                .body("changes.find { it.path == '/summary/en' }.before", is("It passes."))
                .body("changes.find { it.path == '/summary/en' }.after", is("It stays."))
                .body("changes.find { it.path == '/topics/1' }.before", nullValue());
    }

    @Test
    void previewsExactlyWhatReadersWillGet() {
        desk.begin(Desk.article(slug));
        var version = when().get("/v1").jsonPath().getLong("contentVersion");
        var preview = as(PIA).get(desk.item + "/preview?text=html&lang=de");
        preview.then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("Content-Language", "en");
        assertThat(when().get("/v1").jsonPath().getLong("contentVersion")).isEqualTo(version);
        when().get("/v1/articles/" + slug).then().statusCode(404);
        desk.requestReview();
        desk.approve();
        desk.publish("As previewed", "clarified").then().statusCode(201);
        var published =
                when().get("/v1/articles/" + slug + "?text=html&lang=de").asString();
        assertThat(withoutTime(preview.asString())).isEqualTo(withoutTime(published));
    }

    /** A preview and what is published after it are both revision 1. */
    @Test
    void showsReadersNothingOfAnEarlierPreview() {
        var article = Desk.article(slug);
        desk.begin(article.deepCopy().put("title", "As it is previewed"));
        as(ADA).get(desk.item + "/preview").then().statusCode(200).body("title", is("As it is previewed"));
        desk.write(article.deepCopy().put("title", "As it is published")).then().statusCode(200);
        as(ADA).get(desk.item + "/preview").then().body("title", is("As it is published"));
        desk.requestReview();
        desk.approve();
        desk.publish("Not as previewed", "clarified").then().statusCode(201);
        when().get("/v1/articles/" + slug).then().body("title", is("As it is published"));
    }

    private static ObjectNode withoutTime(String page) {
        var tree = Json.read(page, ObjectNode.class);
        ((ObjectNode) tree.get("review")).remove("changedAt");
        return tree;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic/test-medicine",
                "risk/test-rash",
                "therapy/alphagene",
                "finding/alphagene-rash",
                "article/reading-test-numbers",
                "source/test-news",
                "interaction/eclairgene-and-test-vaccine",
                "comparison/eclairgene-and-waiting",
                "experience/a-test-account",
                "open-question/will-it-last",
                "event/a-later-test-event",
                "term/carrier"
            })
    void previewsEveryKind(String item) {
        var document = Json.read(when().get("/v1/revisions/" + item + "/1").asString(), ObjectNode.class)
                .get("document");
        var draft = "/v1/drafts/" + item;
        as(ADA).header("If-None-Match", "*")
                .body(document.toString())
                .put(draft)
                .then()
                .statusCode(201)
                .body("violations", empty());
        as(ADA).get(draft + "/diff").then().body("changes", empty());
        as(ADA).get(draft + "/preview").then().statusCode(200).body("slug", is(item.split("/")[1]));
        as(ADA).header("If-Match", "*").delete(draft).then().statusCode(204);
    }

    /** Whatever is missing or null, the answer is a list of faults. */
    @ParameterizedTest
    @ValueSource(strings = {"therapy/alphagene", "source/test-news"})
    void savesADocumentWithAnythingMissing(String item) {
        var draft = "/v1/drafts/" + item;
        var document = (ObjectNode)
                Json.read(when().get("/v1/revisions/" + item + "/1").asString(), ObjectNode.class)
                        .get("document");
        as(ADA).header("If-None-Match", "*").body(document.toString()).put(draft);
        for (String value : new String[] {"null", "[null]"}) {
            document.fieldNames().forEachRemaining(property -> {
                var broken = document.deepCopy();
                broken.set(property, Json.read(value, com.fasterxml.jackson.databind.JsonNode.class));
                var saved =
                        as(ADA).header("If-Match", "*").body(broken.toString()).put(draft);
                assertThat(saved.statusCode()).as(property + " " + value).isEqualTo(200);
                if (saved.jsonPath().getList("violations").isEmpty()) {
                    assertThat(as(ADA).get(draft + "/preview").statusCode())
                            .as(property + " " + value)
                            .isEqualTo(200);
                }
            });
        }
        as(ADA).header("If-Match", "*").delete(draft);
    }

    @Test
    void previewsNothingThatCannotBePublished() {
        desk.begin(Json.MAPPER.createObjectNode().put("slug", slug));
        as(ADA).get(desk.item + "/preview").then().statusCode(422).body("violations.field", hasItem("/title"));
    }

    @Test
    void refusesToPublishOnAnotherBaseAndShowsTheDifference() {
        pack.putArticle(slug, "It passes.", "").load();
        desk.begin(Desk.article(slug).put("title", "A person's title"));
        desk.requestReview();
        desk.approve();
        pack.putArticle(slug, "It stays.", "").load();
        desk.publish("Too late", "typo")
                .then()
                .statusCode(409)
                .body("detail", startsWith("The draft began on revision 1, and revision 2 is published now"))
                .body("violations.field", contains("/summary/en"))
                .body("violations[0].message", is("was \"It passes.\", is \"It stays.\""));
        var mended = Desk.article(slug).put("title", "A person's title").put("summary", "It stays.");
        as(ADA).header("If-Match", desk.etag())
                .body(mended.toString())
                .put(desk.item + "?base=1")
                .then()
                .statusCode(409);
        as(ADA).header("If-Match", desk.etag())
                .body(mended.toString())
                .put(desk.item + "?base=2")
                .then()
                .statusCode(200);
        desk.requestReview();
        desk.approve();
        desk.publish("In time", "typo").then().statusCode(201).body("number", is(3));
    }

    @Test
    void retiresAnItem() {
        pack.putRisk(slug, "").load();
        var risk = new Desk("risk", slug);
        risk.begin(Json.read(
                        "{\"retire\": {\"reason\": \"one rash is enough\", \"replacedBy\": \"test-rash\"}}",
                        ObjectNode.class))
                .then()
                .statusCode(201)
                .body("retires", is(true))
                .body("violations", empty());
        as(ADA).get(risk.item + "/diff")
                .then()
                .body("changes.path", contains(""))
                .body("changes[0].after", nullValue());
        as(ADA).get(risk.item + "/preview").then().statusCode(410).body("replacedBy", is("/v1/risks/test-rash"));
        when().get("/v1/risks/" + slug).then().statusCode(200);
        risk.requestReview();
        risk.approve();
        risk.publish("Merged", "withdrawn").then().statusCode(201).body("retired", is(true));
        when().get("/v1/risks/" + slug)
                .then()
                .statusCode(410)
                .body("detail", is("The risk " + slug + " was retired: one rash is enough"));
    }

    @Test
    void retiresNothingThatOthersReferToOrThatIsNotThere() {
        desk.begin(Json.read("{\"retire\": {\"reason\": \"never there\"}}", ObjectNode.class))
                .then()
                .body("violations.pointer", contains("/retire"));
        var rash = new Desk("risk", "test-rash");
        rash.begin(Json.read("{\"retire\": {\"reason\": \"\", \"replacedBy\": \"no-such-risk\"}}", ObjectNode.class))
                .then()
                .body("violations.pointer", containsInAnyOrder("/retire/reason", "/retire", "/retire/replacedBy"))
                .body("violations.message", hasItem(containsString("others refer to it")));
        as(ADA).header("If-Match", "*").delete(rash.item).then().statusCode(204);
    }

    @Test
    void revertsToAnOldRevision() {
        pack.putArticle(slug, "It passes.", "").load();
        pack.putArticle(slug, "It stays.", "").load();
        var old = Json.read(when().get("/v1/revisions/article/" + slug + "/1").asString(), ObjectNode.class);
        desk.bring(old.get("document")).then().statusCode(201).body("number", is(3));
        when().get("/v1/articles/" + slug).then().body("summary", is("It passes."));
        when().get("/v1/revisions/article/" + slug + "/1/diff?to=3")
                .then()
                .statusCode(200)
                .body("changes", empty());
        when().get("/v1/revisions/article/" + slug + "/2/diff")
                .then()
                .body("from", is(2))
                .body("to", is(3))
                .body("changes.path", contains("/summary/en"));
        when().get("/v1/revisions/article/" + slug + "/2/diff?to=9").then().statusCode(404);
        when().get("/v1/revisions/article/" + slug + "/2/diff?to=x").then().statusCode(400);
    }

    @Test
    void listsDraftsByTheirState() {
        desk.begin(Desk.article(slug));
        as(ROB).get("/v1/drafts?state=draft&kind=article&size=100")
                .then()
                .statusCode(200)
                .body("items.slug", hasItem(slug))
                .body("items.state", everyItemIs("draft"));
        as(ROB).get("/v1/drafts?state=in-review&size=100").then().body("items.slug", not(hasItem(slug)));
        as(ROB).get("/v1/drafts?state=lost")
                .then()
                .statusCode(400)
                .body("violations[0].allowed", contains("draft", "in-review", "approved", "rejected"));
        as(ROB).get("/v1/drafts?kind=rumour").then().statusCode(400);
    }

    private static org.hamcrest.Matcher<Iterable<? extends String>> everyItemIs(String state) {
        return org.hamcrest.Matchers.everyItem(is(state));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \"why\"}",
                "{\"reason\": \" \", \"changeClass\": \"typo\"}",
                "{\"reason\": \"why\", \"changeClass\": \"better\"}"
            })
    void wantsAReasonAndAClassOfEveryPublication(String body) {
        desk.begin(Desk.article(slug));
        as(PIA).header("If-Match", desk.etag())
                .body(body)
                .post(desk.item + "/publication")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-body"))
                .body("violations", not(empty()));
    }

    @Test
    void namesTheMethodsThatAnAddressHas() {
        as(ADA).patch(desk.item)
                .then()
                .statusCode(405)
                .header("Allow", allOf(containsString("PUT"), containsString("DELETE"), containsString("GET")));
        as(ADA).get(desk.item + "/approval").then().statusCode(405).header("Allow", containsString("POST"));
        as(ADA).post("/v1/risks").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
    }
}
