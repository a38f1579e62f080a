package health.caveat.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PagingTest {

    @TestHTTPResource
    URI root;

    static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([a-z]+)\"");

    @Test
    void linksTheFirstPage() {
        assertThat(links("/v1/sources?size=2"))
                .containsExactly(
                        Map.entry("first", "/v1/sources?size=2&page=1"),
                        Map.entry("next", "/v1/sources?size=2&page=2"),
                        Map.entry("last", "/v1/sources?size=2&page=3"));
    }

    @Test
    void linksAMiddlePage() {
        assertThat(links("/v1/sources?size=2&page=2"))
                .containsExactly(
                        Map.entry("first", "/v1/sources?size=2&page=1"),
                        Map.entry("prev", "/v1/sources?size=2&page=1"),
                        Map.entry("next", "/v1/sources?size=2&page=3"),
                        Map.entry("last", "/v1/sources?size=2&page=3"));
    }

    @Test
    void linksTheLastPage() {
        assertThat(links("/v1/sources?page=3&size=2"))
                .containsExactly(
                        Map.entry("first", "/v1/sources?size=2&page=1"),
                        Map.entry("prev", "/v1/sources?size=2&page=2"),
                        Map.entry("last", "/v1/sources?size=2&page=3"));
    }

    @Test
    void linksASinglePage() {
        assertThat(links("/v1/sources"))
                .containsExactly(Map.entry("first", "/v1/sources?page=1"), Map.entry("last", "/v1/sources?page=1"));
    }

    @Test
    void isEmptyBeyondTheLastPage() {
        when().get("/v1/sources?size=2&page=9")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("total", is(5))
                .body("page", is(9));
        assertThat(links("/v1/sources?size=2&page=9"))
                .containsExactly(
                        Map.entry("first", "/v1/sources?size=2&page=1"),
                        Map.entry("prev", "/v1/sources?size=2&page=3"),
                        Map.entry("last", "/v1/sources?size=2&page=3"));
        when().get("/v1/sources?size=100&page=1000000").then().statusCode(200).body("items", empty());
    }

    @Test
    void linksAnEmptyList() {
        assertThat(links("/v1/sources?kind=guideline"))
                .containsExactly(
                        Map.entry("first", "/v1/sources?kind=guideline&page=1"),
                        Map.entry("last", "/v1/sources?kind=guideline&page=1"));
    }

    @Test
    void keepsTheOtherParametersInItsLinks() {
        assertThat(links("/v1/risks?topic=test-medicine&topic=test-vector&sort=-title&size=1")
                        .get("next"))
                .isEqualTo("/v1/risks?topic=test-medicine&topic=test-vector&sort=-title&size=1&page=2");
    }

    @Test
    void leadsThroughTheWholeListWithoutGapOrRepetition() {
        var found = new ArrayList<String>();
        var next = "/v1/findings?size=4";
        while (next != null) {
            found.addAll(when().get(next).then().extract().path("items.slug"));
            next = links(next).get("next");
        }
        List<String> all = when().get("/v1/findings").then().extract().path("items.slug");
        assertThat(found).isEqualTo(all).doesNotHaveDuplicates();
    }

    @Test
    void linksItsOwnHostHoweverItWasAsked() throws Exception {
        var twoSlashes =
                HttpRequest.newBuilder(URI.create(root + "/v1/sources")).build();
        var answer = HttpClient.newHttpClient().send(twoSlashes, BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Link").orElseThrow())
                .isEqualTo("</v1/sources?page=1>; rel=\"first\", </v1/sources?page=1>; rel=\"last\"");
    }

    @Test
    void linksNoPageFromASingleItem() {
        assertThat(when().get("/v1/risks/test-rash").header("Link")).isNull();
    }

    private static Map<String, String> links(String path) {
        var links = new LinkedHashMap<String, String>();
        var header = given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("Link");
        LINK.matcher(header).results().forEach(link -> links.put(link.group(2), link.group(1)));
        return links;
    }
}
