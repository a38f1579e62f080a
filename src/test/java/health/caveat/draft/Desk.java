package health.caveat.draft;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.caveat.access.TestTokens;
import health.caveat.api.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** What editors do, over HTTP: Ada writes, Rob reviews, Pia publishes. */
public final class Desk {

    public static final String ADA = TestTokens.of("author", "Ada Author");
    public static final String ROB = TestTokens.of("reviewer", "Rob Reviewer");
    public static final String PIA = TestTokens.of("publisher", "Pia Publisher");

    final String item;

    public Desk(String kind, String slug) {
        item = "/v1/drafts/" + kind + "/" + slug;
    }

    /** A new article that breaks no rule. */
    public static ObjectNode article(String slug) {
        return Json.read("""
                {"slug": "%s", "title": {"en": "A passing article"}, "summary": {"en": "It passes."},
                 "body": {"en": "It is here for a test [@test-news]."}, "topics": ["imaginitis"],
                 "lastReviewed": "2026-01-15", "nextReviewDue": "2028-01-15", "clinicalReview": "none"}
                """.formatted(slug), ObjectNode.class);
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    public Response begin(Object body) {
        return as(ADA).header("If-None-Match", "*").body(body.toString()).put(item);
    }

    public Response write(Object body) {
        return as(ADA).header("If-Match", etag()).body(body.toString()).put(item);
    }

    Response get() {
        return as(ADA).get(item);
    }

    String etag() {
        var etag = get().header("ETag");
        return etag == null ? "\"none\"" : etag;
    }

    Response step(String token, String step, Object body) {
        return as(token).header("If-Match", etag()).body(Json.write(body)).post(item + "/" + step);
    }

    public Response requestReview() {
        return step(ADA, "review-request", Map.of());
    }

    public Response approve() {
        return step(ROB, "approval", Map.of("interests", "None to declare"));
    }

    public Response publish(String reason, String changeClass) {
        return step(PIA, "publication", Map.of("reason", reason, "changeClass", changeClass));
    }

    /** All the way from a document to readers. */
    public Response bring(Object body) {
        begin(body).then().statusCode(201);
        requestReview().then().statusCode(200);
        approve().then().statusCode(200);
        return publish("It is there for a test", "clarified");
    }

    /** Leaves nothing behind: what people published, the test pack leaves alone, so people retire it. */
    public void tidyUp() {
        as(ADA).header("If-Match", "*").delete(item);
        if (given().get(item.replace("/v1/drafts/article", "/v1/articles")).statusCode() == 200) {
            bring("{\"retire\": {\"reason\": \"its test is over\"}}").then().statusCode(201);
        }
    }
}
