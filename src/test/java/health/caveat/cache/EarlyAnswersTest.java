package health.caveat.cache;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.content.TestPack;
import health.caveat.item.ContentVersion;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EarlyAnswersTest {

    private static final String RISK = "/v1/risks/test-rash";

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource
    URI root;

    @Inject
    Kept kept;

    @Inject
    Traffic traffic;

    @Inject
    ContentVersion content;

    @Inject
    SessionFactory sessions;

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    @BeforeEach
    void forgetAll() {
        kept.clear();
    }

    static Stream<String> addresses() {
        return Stream.of(
                "/v1",
                "/v1/stats",
                "/v1/topics",
                "/v1/topics?type=condition",
                "/v1/topics/test-medicine",
                "/v1/topics/imaginitis?lang=de",
                "/v1/risks",
                "/v1/risks?page=2&size=2",
                "/v1/risks?size=1&sort=-lastReviewed",
                "/v1/risks?topic=test-medicine&therapy=alphagene",
                "/v1/risks?onset=hours&onset=days&serious=true",
                "/v1/risks?category=general&lang=de",
                "/v1/risks/test-rash",
                "/v1/risks/test-rash?text=html",
                "/v1/risks/test-rash?lang=de&text=html",
                "/v1/risks/test%2Drash",
                "/v1/therapies",
                "/v1/therapies/alphagene",
                "/v1/therapies/alphagene/risk-profile",
                "/v1/findings",
                "/v1/findings?band=common&band=very-common",
                "/v1/findings/alphagene-rash",
                "/v1/articles",
                "/v1/articles/reading-test-numbers",
                "/v1/sources?kind=journal-article",
                "/v1/sources/test-trial-report",
                "/v1/interactions",
                "/v1/interactions/eclairgene-and-test-vaccine",
                "/v1/comparisons/eclairgene-and-waiting",
                "/v1/experiences/a-test-account",
                "/v1/open-questions/will-it-last",
                "/v1/events/a-later-test-event",
                "/v1/terms/carrier",
                "/v1/terms?slug=carrier&slug=none",
                "/v1/revisions/risk/test-rash",
                "/v1/revisions/risk/test-rash/1",
                "/v1/changes",
                "/v1/changes?kind=risk&topic=test-medicine&size=3",
                "/problems",
                "/problems/gone");
    }

    /** Header for header and byte for byte what the application answers, in both protocols and each way of asking. */
    @ParameterizedTest
    @MethodSource("addresses")
    void answersAsTheApplicationDoes(String address) throws Exception {
        for (Version version : Version.values()) {
            compare(version, address, "GET");
            compare(version, address, "GET", "Accept-Encoding", "gzip", "Accept-Language", "de, en;q=0.5");
            compare(version, address, "GET", "Origin", "https://app.example", "X-Request-Id", "the-same");
            compare(version, address, "HEAD", "Accept-Encoding", "br, gzip");
            compare(version, address, "GET", "If-None-Match", "\"other\", *");
        }
    }

    private void compare(Version version, String address, String method, String... headers) throws Exception {
        kept.clear();
        var before = traffic.kept();
        var made = fetch(version, address, method, headers);
        assertThat(traffic.kept()).as("%s is made", address).isEqualTo(before);
        var again = fetch(version, address, method, headers);
        // It is counted once it is sent.
        for (var end = System.nanoTime() + 5e9; traffic.kept() == before && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
        assertThat(traffic.kept()).as("%s is kept", address).isEqualTo(before + 1);
        assertThat(again.statusCode()).isEqualTo(made.statusCode());
        assertThat(headers(again)).as("%s %s %s", version, method, address).isEqualTo(headers(made));
        assertThat(again.body()).isEqualTo(made.body());
    }

    @Test
    void givesEachRequestItsOwnId() {
        assertThat(when().get(RISK).header("X-Request-Id"))
                .isNotEqualTo(when().get(RISK).header("X-Request-Id"));
        given().header("X-Request-Id", "mine").get(RISK).then().header("X-Request-Id", "mine");
    }

    @Test
    void tellsLanguagesCodingsAndFormsApart() throws Exception {
        var english = fetch(Version.HTTP_1_1, RISK, "GET", "Accept-Language", "en");
        var german = fetch(Version.HTTP_1_1, RISK, "GET", "Accept-Language", "de");
        assertThat(german.body()).isNotEqualTo(english.body());
        assertThat(fetch(Version.HTTP_1_1, RISK, "GET", "Accept-Language", "fr, de-AT;q=0.8")
                        .body())
                .isEqualTo(german.body());
        assertThat(fetch(Version.HTTP_1_1, RISK, "GET", "Accept-Encoding", "gzip;q=0")
                        .body())
                .isEqualTo(english.body());
        assertThat(fetch(Version.HTTP_1_1, RISK, "GET", "Accept", "text/csv").statusCode())
                .isEqualTo(406);
        assertThat(fetch(Version.HTTP_1_1, "/problems/gone", "GET", "Accept", "text/html")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/risks/no-such-risk", "/v1/risks?colour=red", "/nowhere"})
    void keepsNoFailure(String address) {
        var before = traffic.kept();
        when().get(address);
        when().get(address);
        assertThat(traffic.kept()).isEqualTo(before);
    }

    @Test
    void keepsNothingForAToken() {
        when().get(RISK).then().statusCode(200);
        var before = traffic.kept();
        given().header("Authorization", "Bearer x").get(RISK);
        assertThat(traffic.kept()).isEqualTo(before);
    }

    @Test
    void neverShowsWhatWasThereBefore() {
        var slug = TestPack.newSlug();
        try (var pack = new TestPack()) {
            for (int i = 0; i < 5; i++) {
                pack.putArticle(slug, "It is number " + i + ".", "").load();
                for (int again = 0; again < 2; again++) {
                    var answer = when().get("/v1/articles/" + slug);
                    assertThat(answer.path("summary").toString()).isEqualTo("It is number " + i + ".");
                    assertThat(answer.header("X-Content-Version"))
                            .isEqualTo("" + content.known().version());
                }
            }
        }
    }

    /** A crowd that asks for the same at once costs what one costs. */
    @Test
    void makesAnAnswerOnce() {
        sessions.getStatistics().clear();
        var answers = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();
        for (int i = 0; i < 40; i++) {
            answers.add(client.sendAsync(
                    HttpRequest.newBuilder(root.resolve(RISK + "?lang=de"))
                            .version(Version.HTTP_1_1)
                            .build(),
                    BodyHandlers.ofByteArray()));
        }
        var bodies = answers.stream()
                .map(answer -> answer.orTimeout(10, TimeUnit.SECONDS).join())
                .toList();
        assertThat(bodies).allMatch(answer -> answer.statusCode() == 200);
        assertThat(bodies.stream().map(answer -> new String(answer.body())).distinct())
                .hasSize(1);
        assertThat(sessions.getStatistics().getPrepareStatementCount()).isEqualTo(14);
    }

    /** Also when something is published meanwhile: a node that is slow must not make ever more at once. */
    @Test
    void makesAnAnswerOnceForEachVersion() throws Exception {
        sessions.getStatistics().clear();
        var answers = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();
        var before = content.known().version();
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("lock table finding in access exclusive mode");
            answers.addAll(crowd());
            until(() -> isTrue(
                    slow, "select count(*) > 0 from pg_locks where relation = 'finding'::regclass and not granted"));
            try (var other = database.getConnection()) {
                other.setAutoCommit(false);
                other.createStatement().execute("""
                        update content_version set version = version + 1;
                        insert into revision (content_version, kind, slug, number, origin, at)
                            select version, 'term', '%s', 1, 'person', now() from content_version;
                        select pg_notify('caveat_content', version::text) from content_version
                        """.formatted(TestPack.newSlug()));
                other.commit();
            }
            until(() -> content.known().version() > before);
            answers.addAll(crowd());
            slow.rollback();
        }
        var versions = answers.stream()
                .map(answer -> answer.orTimeout(10, TimeUnit.SECONDS).join())
                .map(answer ->
                        answer.headers().firstValueAsLong("X-Content-Version").orElseThrow())
                .toList();
        assertThat(versions.subList(0, 20)).allMatch(version -> version >= before);
        assertThat(versions.subList(20, 40)).allMatch(version -> version > before);
        assertThat(sessions.getStatistics().getPrepareStatementCount()).isEqualTo(2 * 14);
    }

    private List<CompletableFuture<HttpResponse<byte[]>>> crowd() {
        var request = HttpRequest.newBuilder(root.resolve(RISK + "?lang=en"))
                .version(Version.HTTP_1_1)
                .build();
        return IntStream.range(0, 20)
                .mapToObj(n -> client.sendAsync(request, BodyHandlers.ofByteArray()))
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        for (var end = System.nanoTime() + 10e9; !condition.getAsBoolean() && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static boolean isTrue(Connection connection, String query) {
        try (var row = connection.createStatement().executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two ways of asking for the same bytes hold them once. */
    @Test
    void sharesTheBytesOfAliases() {
        when().get(RISK + "?lang=en&text=markdown");
        var before = kept.bytes();
        when().get(RISK + "?text=markdown&lang=en");
        assertThat(kept.bytes() - before).isBetween(1L, 2_000L);
        assertThat(when().get(RISK + "?lang=en").asByteArray().length).isGreaterThan(2_000);
    }

    @Test
    void countsWhatItAnswers() {
        var counted = List.of(count("cache"), count("application"));
        when().get(RISK);
        when().get(RISK);
        when().get(RISK);
        for (var end = System.nanoTime() + 5e9; count("cache") < counted.get(0) + 2 && System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
        assertThat(count("cache") - counted.get(0)).isEqualTo(2);
        assertThat(count("application") - counted.get(1)).isEqualTo(1);
        assertThat(meters.get("caveat.content.version").gauge().value())
                .isEqualTo(content.known().version());
    }

    private double count(String by) {
        return meters.get("caveat.requests")
                .tag("status", "2xx")
                .tag("by", by)
                .functionCounter()
                .count();
    }

    private HttpResponse<byte[]> fetch(Version version, String address, String method, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(root.resolve(address))
                .version(version)
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray()).get(10, TimeUnit.SECONDS);
    }

    /** All but the id, where the caller did not give one. */
    private static Map<String, List<String>> headers(HttpResponse<?> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.computeIfPresent(
                "x-request-id", (name, ids) -> ids.equals(List.of("the-same")) ? ids : List.of("another"));
        return headers;
    }
}
