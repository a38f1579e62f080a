import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The storms of editing.sh, against the packaged application. Ends with 1 when something is not as it must be. */
public class Storm {

    static final int MANY = 32;
    static final String PORT = System.getenv().getOrDefault("PORT", "8108");
    static final String MANAGEMENT_PORT = System.getenv().getOrDefault("MANAGEMENT_PORT", "9108");
    static final String ROOT = "http://127.0.0.1:" + PORT;
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    static Path data;
    static Process application;
    static String ada;
    static String rob;
    static String pia;

    public static void main(String[] arguments) throws Exception {
        data = Files.createTempDirectory("storm");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> application.destroy()));
        start();
        ada = token("author", "Ada");
        rob = token("reviewer", "Rob");
        pia = token("publisher", "Pia");
        switch (arguments[0]) {
            case "editors" -> editors(Duration.ofSeconds(Integer.parseInt(System.getenv().getOrDefault("SECONDS_LONG", "60"))));
            case "publications" -> publications(5);
            case "kills" -> kills(Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "20")), 12);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        application.destroy();
        application.waitFor(60, TimeUnit.SECONDS);
    }

    static void editors(Duration howLong) throws Exception {
        var item = "storm-" + System.nanoTime();
        bring(item, article(item, "It is here for a test [@test-news]."));
        var saved = new ConcurrentLinkedQueue<String>();
        var refused = new AtomicInteger();
        var published = new AtomicInteger(1);
        var tokens = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            tokens.add(token("author", "Editor " + i));
        }
        var end = System.nanoTime() + howLong.toNanos();
        together(IntStream.range(0, MANY).<Callable<Void>>mapToObj(i -> () -> {
            var random = new Random(i);
            for (int n = 0; System.nanoTime() < end; n++) {
                var mark = "e" + i + "n" + n;
                var answer = change(tokens.get(i), item, mark);
                if (answer.statusCode() == 200 || answer.statusCode() == 201) {
                    saved.add(mark);
                    if (random.nextInt(8) == 0 && publish(item, etag(answer)).statusCode() == 201) {
                        published.incrementAndGet();
                    }
                } else if (answer.statusCode() == 412 || answer.statusCode() == 409) {
                    refused.incrementAndGet();
                } else {
                    fail("A change answered " + answer.statusCode() + ": " + answer.body());
                }
            }
            return null;
        }).toList());
        var last = send(ada, "GET", "/v1/drafts/article/" + item, null);
        if (last.statusCode() == 200) {
            var answer = publish(item, etag(last));
            expect(answer.statusCode() == 201, "The last draft was not published: " + answer.statusCode() + " " + answer.body());
            published.incrementAndGet();
        }
        var revision = published.get();
        expect(!saved.isEmpty(), "Nobody saved anything");
        var body = send(null, "GET", "/v1/revisions/article/" + item + "/" + revision, null).body();
        for (String mark : saved) {
            var times = Pattern.compile("\\b" + mark + "\\b").matcher(body).results().count();
            expect(times == 1, mark + " is there " + times + " times");
        }
        expect(number(send(null, "GET", "/v1/revisions/article/" + item, null).body(), "total") == revision, "Not " + revision + " revisions");
        var versions = new TreeSet<Long>();
        for (int n = 1; n <= revision; n++) {
            var one = send(null, "GET", "/v1/revisions/article/" + item + "/" + n, null);
            expect(one.statusCode() == 200, "Revision " + n + " is missing");
            versions.add(number(one.body(), "contentVersion"));
        }
        expect(versions.size() == revision, "Two revisions have one version");
        expect(versions.last() - versions.first() == revision - 1, "The versions have a gap");
        System.out.printf("editors: %d people, %d s: %d changes saved, %d refused as stale (and tried again), %d revisions; none lost, no gap%n",
                MANY, howLong.toSeconds(), saved.size(), refused.get(), revision);
    }

    /** Reads the draft, or else what is published, adds a mark, writes it back. */
    static HttpResponse<String> change(String token, String item, String mark) throws Exception {
        var draft = send(token, "GET", "/v1/drafts/article/" + item, null);
        if (draft.statusCode() == 200) {
            return send(token, "PUT", "/v1/drafts/article/" + item, marked(draft.body(), mark), "If-Match", etag(draft));
        }
        var last = number(send(null, "GET", "/v1/revisions/article/" + item, null).body(), "total");
        var published = send(null, "GET", "/v1/revisions/article/" + item + "/" + last, null).body();
        var document = published.substring(published.indexOf("\"document\":") + "\"document\":".length(), published.lastIndexOf('}'));
        return send(token, "PUT", "/v1/drafts/article/" + item + "?base=" + last, marked(document, mark), "If-None-Match", "*");
    }

    static String marked(String document, String mark) {
        return document.replaceFirst("\\[@test-news]", "[@test-news] " + mark);
    }

    static void publications(int rounds) throws Exception {
        var all = 0;
        var slowest = 0L;
        for (int round = 0; round < rounds; round++) {
            var before = version();
            var items = prepare(MANY);
            var acknowledged = new ConcurrentLinkedQueue<Long>();
            var begin = System.nanoTime();
            together(items.entrySet().stream().<Callable<Void>>map(item -> () -> {
                var answer = step(pia, item.getKey(), "publication", WHY, item.getValue());
                expect(answer.statusCode() == 201, answer.body());
                acknowledged.add(number(answer.body(), "contentVersion"));
                return null;
            }).toList());
            slowest = Math.max(slowest, System.nanoTime() - begin);
            var versions = new TreeSet<>(acknowledged);
            expect(versions.size() == MANY && versions.first() == before + 1 && versions.last() == before + MANY, "Versions " + versions + " after " + before);
            expect(version() == before + MANY, "The version is not " + (before + MANY));
            var inOrder = new ArrayList<String>();
            for (long version : versions) {
                for (String item : items.keySet()) {
                    var revision = send(null, "GET", "/v1/revisions/article/" + item + "/1", null).body();
                    if (number(revision, "contentVersion") == version) {
                        inOrder.add(text(revision, "at"));
                    }
                }
            }
            expect(inOrder.equals(inOrder.stream().sorted().toList()), "Later versions have earlier times");
            all += MANY;
        }
        System.out.printf("publications: %d rounds of %d at once, slowest round %d ms: %d versions, each once, no gap, in the order of their times%n",
                rounds, MANY, slowest / 1_000_000, all);
    }

    static void kills(int rounds, int each) throws Exception {
        var random = new Random(7);
        var prepared = new ArrayList<Map<String, String>>();
        for (int round = 0; round < rounds; round++) {
            prepared.add(prepare(each));
        }
        var acknowledged = 0;
        var whole = 0;
        var none = 0;
        for (int round = 0; round < rounds; round++) {
            var items = prepared.get(round);
            var told = new ConcurrentLinkedQueue<String>();
            var storm = Executors.newFixedThreadPool(each);
            items.forEach((item, etag) -> storm.submit(() -> {
                if (step(pia, item, "publication", WHY, etag).statusCode() == 201) {
                    told.add(item);
                }
                return null;
            }));
            // Somewhere between two of them, or within one.
            var enough = random.nextInt(each);
            while (told.size() < enough) {
                Thread.onSpinWait();
            }
            Thread.sleep(random.nextInt(30));
            // kill -9
            application.destroyForcibly().waitFor();
            storm.shutdown();
            storm.awaitTermination(60, TimeUnit.SECONDS);
            start();
            var versions = new TreeSet<Long>();
            for (String item : items.keySet()) {
                var published = send(null, "GET", "/v1/articles/" + item, null).statusCode() == 200;
                var revision = send(null, "GET", "/v1/revisions/article/" + item + "/1", null);
                var draft = send(ada, "GET", "/v1/drafts/article/" + item, null).statusCode() == 200;
                var listed = number(send(null, "GET", "/v1/articles?topic=imaginitis&slug=" + item, null).body(), "total") == 1;
                var cites = send(null, "GET", "/v1/sources/test-news", null).body().contains("/v1/articles/" + item + "\"");
                expect(published == (revision.statusCode() == 200), item + " is half there");
                expect(published != draft, item + " has a draft and is published, or neither");
                var found = number(send(null, "GET", "/v1/search?exact=true&q=%22" + item + "%22", null).body(), "total") == 1;
                expect(published == listed && published == cites, item + "'s references are half there");
                expect(published == found, item + " is half there in search");
                expect(published || !told.contains(item), item + " was acknowledged and is lost");
                if (published) {
                    versions.add(number(revision.body(), "contentVersion"));
                }
                whole += published ? 1 : 0;
                none += published ? 0 : 1;
            }
            expect(versions.isEmpty() || versions.last() - versions.first() == versions.size() - 1, "The versions have a gap: " + versions);
            expect(versions.isEmpty() || version() == versions.last(), "The content version is not the last one");
            acknowledged += told.size();
            System.err.printf("round %d: %d acknowledged, %d published%n", round + 1, told.size(), versions.size());
        }
        System.out.printf("kills: %d times kill -9 during %d publications: %d acknowledged and all there, %d published in all, %d not at all, none half%n",
                rounds, each, acknowledged, whole, none);
    }

    static final String WHY = "{\"reason\": \"a storm\", \"changeClass\": \"clarified\"}";

    /** Approved drafts, with the ETag that their publication needs. */
    static Map<String, String> prepare(int number) throws Exception {
        var items = new HashMap<String, String>();
        for (int i = 0; i < number; i++) {
            var item = "storm-" + System.nanoTime();
            var begun = send(ada, "PUT", "/v1/drafts/article/" + item, article(item, "It is here for a test [@test-news]. It is " + item + "."), "If-None-Match", "*");
            items.put(item, approved(item, etag(begun)));
        }
        return items;
    }

    static String approved(String item, String etag) throws Exception {
        var asked = step(ada, item, "review-request", "{}", etag);
        return etag(step(rob, item, "approval", "{}", etag(asked)));
    }

    static void bring(String item, String document) throws Exception {
        var begun = send(ada, "PUT", "/v1/drafts/article/" + item, document, "If-None-Match", "*");
        expect(publish(item, etag(begun)).statusCode() == 201, "The first revision was not published");
    }

    static HttpResponse<String> publish(String item, String etag) throws Exception {
        var asked = step(ada, item, "review-request", "{}", etag);
        var approved = step(rob, item, "approval", "{}", etag(asked));
        return step(pia, item, "publication", WHY, etag(approved));
    }

    static HttpResponse<String> step(String token, String item, String step, String body, String etag) throws Exception {
        return send(token, "POST", "/v1/drafts/article/" + item + "/" + step, body, "If-Match", etag);
    }

    static String article(String slug, String body) {
        return """
                {"slug": "%s", "title": "A storm", "summary": "It passes.", "body": "%s", "topics": ["imaginitis"],
                 "lastReviewed": "2026-01-15", "nextReviewDue": "2028-01-15", "clinicalReview": "none"}""".formatted(slug, body);
    }

    static HttpResponse<String> send(String token, String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(ROOT + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("\"0\"");
    }

    static long version() throws Exception {
        return number(send(null, "GET", "/v1", null).body(), "contentVersion");
    }

    static long number(String json, String property) {
        return Long.parseLong(find(json, "\"" + property + "\":(\\d+)"));
    }

    static String text(String json, String property) {
        return find(json, "\"" + property + "\":\"([^\"]*)\"");
    }

    static String find(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        expect(matcher.find(), "No " + pattern + " in " + json);
        return matcher.group(1);
    }

    static void together(List<Callable<Void>> tasks) throws Exception {
        var threads = Executors.newFixedThreadPool(tasks.size());
        for (var done : threads.invokeAll(tasks)) {
            done.get();
        }
        threads.shutdown();
    }

    static void start() throws Exception {
        var builder = new ProcessBuilder("java", "-jar", "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()));
        builder.environment().putAll(Map.of(
                "CAVEAT_DATA", data.resolve("data").toString(),
                "CAVEAT_CONTENT", "src/test/resources/content",
                "CAVEAT_RATE_LIMIT_ADDRESS", "0",
                "CAVEAT_RATE_LIMIT_TOKEN", "0",
                "QUARKUS_HTTP_PORT", PORT,
                "QUARKUS_MANAGEMENT_PORT", MANAGEMENT_PORT));
        application = builder.start();
        for (int i = 0; i < 600; i++) {
            try {
                if (send(null, "GET", "/v1", null).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                expect(application.isAlive(), "Caveat did not start: see " + data.resolve("log"));
            }
            Thread.sleep(200);
        }
        fail("Caveat did not answer: see " + data.resolve("log"));
    }

    /** As the documented command prints it, without a JVM for each. */
    static String token(String role, String name) throws Exception {
        var token = Class.forName("health.caveat.access.TrialToken")
                .getDeclaredMethod("token", Path.class, String.class, String.class);
        token.setAccessible(true);
        return (String) token.invoke(null, data.resolve("data/trial-key"), role, name);
    }

    static void expect(boolean is, String otherwise) {
        if (!is) {
            fail(otherwise);
        }
    }

    static void fail(String why) {
        System.err.println("FAILED: " + why);
        System.exit(1);
    }
}
