package health.caveat.api;

import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.caveat.content.TestPack;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HttpCachingTest {

    static final String LARGE = "/v1/risks/test-rash";
    static final String SMALL = "/v1/revisions/risk/test-rash";

    @TestHTTPResource
    URI root;

    @Test
    void saysHowLongAnAnswerMayBeKept() {
        when().get(LARGE).then().header("Cache-Control", "public, max-age=60, stale-if-error=86400");
        when().get("/v1/risks/no-such-risk").then().header("Cache-Control", "no-store");
    }

    @Test
    void namesTheBytesByTheirHash() throws Exception {
        var etag = etag(LARGE);
        assertThat(etag).matches("\"[0-9a-f]{24}\"");
        assertThat(etag(LARGE)).isEqualTo(etag);
        assertThat(etag(LARGE + "?lang=de")).isNotEqualTo(etag);
        assertThat(etag(LARGE + "?text=html")).isNotEqualTo(etag);
    }

    @Test
    void hasNoEtagForAFailure() {
        when().get("/v1/risks/no-such-risk").then().header("ETag", nullValue());
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void answersNotModifiedWithoutABody(Version version) throws Exception {
        var etag = etag(LARGE);
        var answer = fetch(version, LARGE, "GET", "If-None-Match", etag);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains(etag);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=60, stale-if-error=86400");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept-Language, Accept-Encoding, Origin");
        assertThat(answer.headers().firstValue("X-Content-Version")).isPresent();
    }

    @Test
    void comparesWeaklyOverLists() throws Exception {
        var etag = etag(LARGE);
        for (String header : new String[] {"W/" + etag, "\"other\", " + etag, "*"}) {
            assertThat(fetch(LARGE, "If-None-Match", header).statusCode()).isEqualTo(304);
        }
        for (String header : new String[] {"\"other\"", etag.replace("\"", ""), "W/\"other\""}) {
            assertThat(fetch(LARGE, "If-None-Match", header).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersAnewOnceTheItemHasChanged() throws Exception {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putArticle(slug, "It is old.", "").load();
            var etag = etag("/v1/articles/" + slug);
            pack.putArticle(slug, "It is new.", "").load();
            var answer = fetch("/v1/articles/" + slug, "If-None-Match", etag);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body(), UTF_8)).contains("It is new.");
        }
    }

    @Test
    void keepsTheEtagWhenOnlyOtherItemsChange() throws Exception {
        var etag = etag("/v1/risks/test-price");
        var version = when().get("/v1/risks/test-price").header("X-Content-Version");
        try (var pack = new TestPack()) {
            pack.putSource(TestPack.newSlug()).load();
            assertThat(etag("/v1/risks/test-price")).isEqualTo(etag);
            when().get("/v1/risks/test-price").then().header("X-Content-Version", not(version));
        }
    }

    @Test
    void compressesWhatIsLarge() throws Exception {
        var plain = fetch(LARGE);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.body().length).isGreaterThan(1024);

        var compressed = fetch(LARGE, "Accept-Encoding", "gzip");
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("Content-Length")).contains("" + compressed.body().length);
        assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Language, Accept-Encoding, Origin");
        assertThat(compressed.headers().firstValue("ETag")).contains(gzipped(etag(LARGE)));
        assertThat(unzip(compressed.body())).isEqualTo(plain.body());
    }

    @Test
    void doesNotCompressWhatIsSmallOrNotWanted() throws Exception {
        var small = fetch(SMALL, "Accept-Encoding", "gzip");
        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(small.body().length).isLessThanOrEqualTo(1024);
        assertThat(fetch(LARGE, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void knowsTheCompressedBytesByTheirOwnName() throws Exception {
        var etag = gzipped(etag(LARGE));
        var known = fetch(LARGE, "Accept-Encoding", "gzip", "If-None-Match", etag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().firstValue("ETag")).contains(etag);
        assertThat(fetch(LARGE, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {LARGE, SMALL, "/v1", "/v1/risks?size=2"})
    void answersHeadAsGetWithoutABody(String path) throws Exception {
        for (Version version : Version.values()) {
            var get = fetch(version, path, "GET");
            var head = fetch(version, path, "HEAD");
            assertThat(head.statusCode()).as(version + " " + path).isEqualTo(200);
            assertThat(head.body()).as(version + " " + path).isEmpty();
            assertThat(withoutRequestId(head)).isEqualTo(withoutRequestId(get));
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void answersHeadWithAProblemWithoutABody(Version version) throws Exception {
        var head = fetch(version, "/v1/risks/no-such-risk", "HEAD");
        assertThat(head.statusCode()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void answersHeadWithNotModifiedToo(Version version) throws Exception {
        var head = fetch(version, LARGE, "HEAD", "If-None-Match", etag(LARGE));
        assertThat(head.statusCode()).isEqualTo(304);
    }

    @Test
    void saysWhichContentVersionItShows() {
        var version = when().get("/v1").then().extract().path("contentVersion").toString();
        for (String path : new String[] {LARGE, SMALL, "/v1/risks", "/v1"}) {
            when().get(path).then().header("X-Content-Version", version);
        }
        assertThat(version).matches("[1-9]\\d*");
    }

    @Test
    void writesTimesInUtc() {
        when().get(LARGE)
                .then()
                .body("review.changedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z"));
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(when().get(LARGE).asString()).doesNotContain(":null");
    }

    private String etag(String path) throws Exception {
        return fetch(path).headers().firstValue("ETag").orElseThrow();
    }

    private static String gzipped(String etag) {
        return etag.replaceAll("\"$", "-gzip\"");
    }

    private HttpResponse<byte[]> fetch(String path, String... headers) throws Exception {
        return fetch(Version.HTTP_1_1, path, "GET", headers);
    }

    private HttpResponse<byte[]> fetch(Version version, String path, String method, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .version(version)
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        // Unlike RestAssured's, this client neither decompresses by itself nor waits for ever.
        return HttpClient.newHttpClient()
                .sendAsync(request.build(), BodyHandlers.ofByteArray())
                .get(5, TimeUnit.SECONDS);
    }

    private static Map<String, List<String>> withoutRequestId(HttpResponse<?> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("X-Request-Id") || name.equals(":status"));
        return headers;
    }

    private static byte[] unzip(byte[] compressed) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return stream.readAllBytes();
        }
    }
}
