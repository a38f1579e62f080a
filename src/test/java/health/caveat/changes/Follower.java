package health.caveat.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.Json;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A client that keeps a copy: it applies pages as they come and remembers where it is. */
final class Follower {

    /** The documents that it holds, by kind and slug. */
    final Map<String, JsonNode> held = new TreeMap<>();

    private String link;

    Follower(String address) {
        link = address;
    }

    /** A follower that begins with the snapshot of what it follows. */
    static Follower ofSnapshot(String query) {
        var follower = new Follower("");
        var lines = lines("/v1/snapshot.ndjson.gz" + query);
        for (int i = 0; i < lines.length - 1; i++) {
            follower.apply(Json.read(lines[i], JsonNode.class));
        }
        follower.link = Json.read(lines[lines.length - 1], JsonNode.class)
                .path("deltaLink")
                .asText();
        assertThat(follower.link).isNotEmpty();
        return follower;
    }

    static String[] lines(String address) {
        var bytes = RestAssured.given()
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8).split("\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String link() {
        return link;
    }

    /** Reads one page and goes on to the next. Answers whether there is more. */
    boolean pull() {
        var page = page(link);
        page.path("items").forEach(this::apply);
        var more = page.has("nextLink");
        assertThat(page.has("deltaLink")).isNotEqualTo(more);
        link = page.path(more ? "nextLink" : "deltaLink").asText();
        return more;
    }

    /** Reads a page, applies it, but forgets the link: as if the connection had broken. */
    void pullInVain() {
        page(link).path("items").forEach(this::apply);
    }

    void pullAll() {
        while (pull()) {}
    }

    static JsonNode page(String link) {
        var body = RestAssured.given()
                .urlEncodingEnabled(false)
                .get(link)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return Json.read(body, JsonNode.class);
    }

    private void apply(JsonNode item) {
        var key = item.path("kind").asText() + "/" + item.path("slug").asText();
        if (item.has("removed")) {
            held.remove(key);
        } else {
            held.put(key, item.path("document"));
        }
    }
}
