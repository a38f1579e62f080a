package health.caveat.search;

import health.caveat.text.Code;
import health.caveat.text.Code.CodeSystem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.VectorUtil;

/**
 * Fills an index with generated items shaped like ours, and measures search, suggest and lookup: over HTTP, and by the
 * index called in this process. {@code src/bench/search-speed.sh} runs it.
 */
final class SearchBench {

    private static final int WARM_UP = 2_000;

    /** Until the compiler has done with what a request of another kind runs through. */
    private static final int WARM_UP_OVER_HTTP = 20_000;

    private static final int VOCABULARY = 30_000;
    private static final int CENTRES = 300;
    private static final long SEED = 7;
    private static final List<String> KINDS = List.of(
            "finding", "finding", "finding", "source", "risk", "therapy", "article", "interaction", "event", "term");

    private final Random random = new Random(SEED);
    private final List<String> words = new ArrayList<>();

    private SearchBench() {
        for (int i = 0; i < VOCABULARY; i++) {
            words.add(word());
        }
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "fill" ->
                new SearchBench()
                        .fill(Path.of(arguments[1]), Integer.parseInt(arguments[2]), arguments[3].equals("vectors"));
            case "http" -> new SearchBench().overHttp(arguments[1], Integer.parseInt(arguments[2]));
            default ->
                new SearchBench()
                        .inProcess(
                                Path.of(arguments[1]), Integer.parseInt(arguments[2]), arguments[3].equals("vectors"));
        }
    }

    /** A word that can be said, of two to four syllables. */
    private String word() {
        var word = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            word.append("bcdfghlmnprstv".charAt(random.nextInt(14)))
                    .append("aeiou".charAt(random.nextInt(5)))
                    .append(random.nextInt(3) == 0 ? "nlrst".charAt(random.nextInt(5)) + "" : "");
        }
        return word.toString();
    }

    /** Few words are frequent and most are rare, as in any language. */
    private String text(int length) {
        return String.join(
                " ", IntStream.range(0, length).mapToObj(i -> frequent()).toList());
    }

    private String frequent() {
        return words.get((int) (VOCABULARY * Math.pow(random.nextDouble(), 4)));
    }

    private Entry entry(int number) {
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var isLeading = !Set.of("finding", "source").contains(kind);
        var slug = kind + "-" + number;
        var topic = "topic-" + random.nextInt(40);
        var therapy = "therapy-" + random.nextInt(60);
        var from = random.nextInt(2000);
        return new Entry(
                kind,
                slug,
                "/v1/" + kind + "s/" + slug,
                "en",
                Set.of("en", "de"),
                text(3 + random.nextInt(5)),
                Set.of(),
                isLeading ? Set.of(text(2), text(1) + " " + number) : Set.of(),
                Set.of(),
                Set.of(),
                isLeading ? text(35) : "",
                List.of(text(isLeading ? 250 : 40)),
                isLeading ? List.of(new Code(CodeSystem.ICD_10, code(number), text(2), Optional.empty())) : List.of(),
                Map.of("topic", Set.of(topic), "therapy", Set.of(therapy)),
                List.of(topic, therapy),
                kind.equals("risk") ? Optional.of("general") : Optional.empty(),
                kind.equals("risk") ? List.of(new Entry.Window(from, from + random.nextInt(2000))) : List.of(),
                isLeading);
    }

    private static String code(int number) {
        return (char) ('A' + number % 26) + String.format("%02d.%d", number / 26 % 100, number / 2600);
    }

    /** In place of what the application indexed: it opens the index as if it were its own. */
    private void fill(Path data, int items, boolean withVectors) throws IOException {
        var folder = FSDirectory.open(data.resolve("index"));
        Map<String, String> claim;
        try (var reader = DirectoryReader.open(folder)) {
            claim = reader.getIndexCommit().getUserData();
        }
        var centres = withVectors ? centres(new Meaning(true, data)) : List.<float[]>of();
        var from = System.nanoTime();
        var index = new SearchIndex(data);
        index.clear();
        for (int i = 0; i < items; i++) {
            var entry = entry(i);
            index.add(entry, text -> withVectors ? Optional.of(near(centres)) : Optional.empty());
        }
        index.show(1, "");
        index.close();
        try (var writer = new IndexWriter(folder, new IndexWriterConfig())) {
            writer.setLiveCommitData(claim.entrySet());
        }
        long size = 0;
        try (var files = Files.list(data.resolve("index"))) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        System.out.printf(
                "%,d items%s indexed in %.1f s, %,d MB on disk%n",
                items, withVectors ? " with vectors" : "", (System.nanoTime() - from) / 1e9, size / 1_000_000);
    }

    /** The model's vectors of some texts: to make all by the model would take half an hour for 100,000 items. */
    private List<float[]> centres(Meaning meaning) {
        meaning.load();
        var from = System.nanoTime();
        var centres = IntStream.range(0, CENTRES)
                .mapToObj(i -> meaning.ofQuestion(text(45)).get())
                .toList();
        System.out.printf("a vector by the model: %.1f ms%n", (System.nanoTime() - from) / 1e6 / CENTRES);
        return centres;
    }

    private float[] near(List<float[]> centres) {
        var vector = centres.get(random.nextInt(CENTRES)).clone();
        for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) random.nextGaussian() * 0.03f;
        }
        return VectorUtil.l2normalize(vector);
    }

    /** Two to five words, of which every fifth query has a typo in one. */
    private String query() {
        var query = new StringBuilder(text(2 + random.nextInt(4)));
        if (random.nextInt(5) == 0) {
            query.setCharAt(random.nextInt(Math.min(5, query.length())), 'x');
        }
        if (random.nextInt(10) == 0) {
            query.append(" after 3 weeks");
        }
        return query.toString();
    }

    private String beginning() {
        var word = frequent();
        return word.substring(0, Math.min(word.length(), 2 + random.nextInt(5)));
    }

    private Map<String, Supplier<String>> requests() {
        return Map.of(
                "search",
                () -> "/v1/search?q=" + URLEncoder.encode(query(), StandardCharsets.UTF_8),
                "suggest",
                () -> "/v1/suggest?q=" + beginning(),
                "lookup",
                () -> "/v1/lookup?system=icd-10&code=" + code(random.nextInt(20_000)));
    }

    private void overHttp(String address, int requests) throws Exception {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (String kind : List.of("search", "suggest", "lookup")) {
            var source = requests().get(kind);
            measure(client, address, source, WARM_UP_OVER_HTTP, 8);
            for (int clients : List.of(1, 8, 32)) {
                print(
                        kind + " over HTTP, " + clients + " clients",
                        measure(client, address, source, requests, clients));
            }
        }
    }

    private static long[] measure(HttpClient client, String address, Supplier<String> source, int requests, int clients)
            throws Exception {
        var targets = new ArrayList<URI>();
        for (int i = 0; i < requests; i++) {
            targets.add(URI.create(address + source.get()));
        }
        var pool = Executors.newFixedThreadPool(clients);
        var work = new ArrayList<Callable<Long>>();
        for (URI target : targets) {
            work.add(() -> {
                var from = System.nanoTime();
                var answer = client.send(HttpRequest.newBuilder(target).build(), BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(target + " answers " + answer.statusCode());
                }
                return System.nanoTime() - from;
            });
        }
        var times = new long[requests];
        var done = pool.invokeAll(work);
        pool.shutdown();
        for (int i = 0; i < requests; i++) {
            times[i] = done.get(i).get();
        }
        return times;
    }

    private void inProcess(Path data, int requests, boolean withVectors) throws IOException {
        var index = new SearchIndex(data);
        index.show(index.claimed(), "");
        var meaning = new Meaning(withVectors, data);
        meaning.load();
        var search = new Search(index, meaning);
        var queries = Collections.nCopies(WARM_UP + requests, 0).stream()
                .map(i -> query())
                .toList();
        var times = new long[requests];
        for (int i = 0; i < queries.size(); i++) {
            var from = System.nanoTime();
            search.find(new Search.Wish(queries.get(i), Map.of(), "en", Set.of(), 1, 20));
            if (i >= WARM_UP) {
                times[i - WARM_UP] = System.nanoTime() - from;
            }
        }
        print("search in this process", times);
        index.close();
    }

    private static void print(String what, long[] times) {
        Arrays.sort(times);
        System.out.printf(
                "%-36s p50 %7.2f  p95 %7.2f  p99 %7.2f ms%n", what, at(times, 0.50), at(times, 0.95), at(times, 0.99));
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }
}
