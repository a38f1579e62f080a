package health.caveat.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.Json;
import health.caveat.content.TestPack;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How well search ranks the real pack. With {@code src/bench/search-quality.sh} it prints all figures. */
@QuarkusTest
class SearchQualityTest {

    private static final Path TUNING = Path.of("src/test/resources/search/tuning.yaml");
    private static final Path SEALED = Path.of("src/test/resources/search/sealed.yaml");
    private static final String SEAL = "e0612f7be16a9d1873cd97a85bd3f7fc5f5841ac3e2bf48b9208679e36813358";
    private static final String QUALITY = "caveat.quality";
    private static final String VECTORS = "caveat.vectors";
    private static final long SEED = 20261128;

    @Inject
    EntityManager entities;

    @Inject
    Kinds kinds;

    @Inject
    Editions editions;

    @TempDir
    Path folder;

    /** Whoever looks into the sealed set or changes it has nothing left to judge search by. */
    @Test
    void leavesTheSealedSetAlone() throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(SEALED));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(SEAL);
    }

    /** By words alone: vectors take longer to make than verify may take. */
    @Test
    void ranksTheRealPackWell() throws IOException {
        var index = indexOfTheRealPack(new Meaning(false, folder));
        var search = new Search(index, new Meaning(false, folder));
        var tuning = Judged.read(TUNING);
        var tidy = measure(tuning, search, Set.of());
        var misspelt = measure(tuning.misspelt(SEED), search, Set.of());
        index.close();
        assertThat(tidy.ndcg()).as("nDCG@10").isGreaterThan(0.83);
        assertThat(tidy.recall()).as("recall of grade 2 in the first ten").isGreaterThan(0.96);
        assertThat(misspelt.recall()).as("the same with a typo").isGreaterThan(0.93);
    }

    @Test
    void measuresACorpusOfYourOwn() throws IOException {
        Files.writeString(folder.resolve("documents.jsonl"), """
                {"id": "1", "title": "Hay fever", "names": ["pollen allergy"], "body": "Sneezing in spring."}
                {"id": "2", "title": "Migraine", "names": [], "body": "A headache on one side."}
                """);
        Files.writeString(folder.resolve("queries.jsonl"), "{\"id\": \"q\", \"text\": \"headache\"}");
        Files.writeString(folder.resolve("judgements.jsonl"), "{\"query\": \"q\", \"document\": \"2\", \"grade\": 2}");
        var meaning = new Meaning(false, folder);
        var index = indexOfCorpus(folder, meaning);
        var figures = measure(Judged.ofCorpus(folder), new Search(index, meaning), Set.of());
        index.close();
        assertThat(figures).isEqualTo(new Judged.Figures(1, 1, 1));
    }

    /** A folder's own documents and questions, "tuning" or "sealed". */
    @Test
    @EnabledIfSystemProperty(named = QUALITY, matches = ".+")
    void printsAllFigures() throws IOException {
        var set = System.getProperty(QUALITY);
        var meaning = new Meaning(true, Path.of("target"));
        assertThat(meaning.load()).as("the model is there").isTrue();
        var isOurs = Set.of("tuning", "sealed").contains(set);
        var from = System.nanoTime();
        var index = isOurs ? indexOfTheRealPack(meaning) : indexOfCorpus(Path.of(set), meaning);
        System.out.printf("Indexed with vectors in %.1f s%n", (System.nanoTime() - from) / 1e9);
        var judged = isOurs ? Judged.read(set.equals("tuning") ? TUNING : SEALED) : Judged.ofCorpus(Path.of(set));
        var search = new Search(index, meaning);
        System.out.printf("%-24s %8s %8s %8s %8s %8s%n", set, "nDCG@10", "recall", "MRR", "typo-rec", "typo-nDCG");
        print("all", judged, search, Set.of());
        for (var feature : Feature.values()) {
            print("without " + feature.name().toLowerCase(), judged, search, Set.of(feature));
        }
        print("BM25 alone", judged, search, EnumSet.allOf(Feature.class));
        print("BM25 and correction", judged, search, EnumSet.complementOf(EnumSet.of(Feature.CORRECTION)));
        if (Boolean.getBoolean("caveat.quality.each") && !set.equals("sealed")) {
            printEach(judged, search);
        }
        index.close();
    }

    /** What {@code src/bench/search-adapter.sh} learns from. */
    @Test
    @EnabledIfSystemProperty(named = VECTORS, matches = ".+")
    void writesVectorsOfAllPhrases() throws IOException {
        var meaning = new Meaning(true, Path.of("target"));
        assertThat(meaning.load()).as("the model is there").isTrue();
        var entries = new ArrayList<Entry>();
        var index = new SearchIndex(folder) {
            @Override
            void add(Entry entry, Function<String, Optional<float[]>> of) {
                entries.add(entry);
            }
        };
        fillFromTheRealPack(index, meaning);
        index.close();
        var known = new HashMap<String, Map<String, Object>>();
        try (var lines = Files.newBufferedWriter(Path.of(System.getProperty(VECTORS)))) {
            for (var entry : entries) {
                if (Meaning.hasMeaning(entry)) {
                    for (String phrase : Phrases.names(entry)) {
                        write(
                                entry,
                                phrase,
                                false,
                                known.computeIfAbsent(phrase, text -> vectors(text, meaning)),
                                lines);
                    }
                    for (String phrase : entry.helps()) {
                        write(
                                entry,
                                phrase,
                                true,
                                known.computeIfAbsent(phrase, text -> vectors(text, meaning)),
                                lines);
                    }
                }
            }
        }
    }

    private static Map<String, Object> vectors(String phrase, Meaning meaning) {
        return Map.of(
                "text", phrase,
                "asText", meaning.embedding(phrase).get(),
                "asQuestion", meaning.embedding(Meaning.INSTRUCTION + phrase).get());
    }

    private static void write(Entry entry, String phrase, boolean helps, Map<String, Object> vectors, Writer lines)
            throws IOException {
        var line = new HashMap<>(vectors);
        line.put("item", entry.id());
        line.put("helps", helps);
        lines.write(Json.write(line) + "\n");
    }

    private static void print(String name, Judged judged, Search search, Set<Feature> without) {
        var tidy = measure(judged, search, without);
        var misspelt = measure(judged.misspelt(SEED), search, without);
        System.out.printf(
                "%-24s %8.3f %8.3f %8.3f %8.3f %8.3f%n",
                name, tidy.ndcg(), tidy.recall(), tidy.mrr(), misspelt.recall(), misspelt.ndcg());
    }

    private static void printEach(Judged judged, Search search) {
        for (var question : judged.questions()) {
            var found = found(search, question.query(), Set.of());
            System.out.printf("%.3f %s%n", Judged.ndcg(found, question.grades()), question.query());
            found.forEach(id -> System.out.println("      " + question.grades().getOrDefault(id, 0) + " " + id));
            question.grades().forEach((id, grade) -> {
                if (grade == 2 && !found.contains(id)) {
                    System.out.println("      missing " + id);
                }
            });
        }
    }

    private static Judged.Figures measure(Judged judged, Search search, Set<Feature> without) {
        return judged.measure(query -> found(search, query, without));
    }

    private static List<String> found(Search search, String query, Set<Feature> without) {
        var shortened = query.substring(0, Math.min(Question.LONGEST, query.length()));
        return search.find(new Search.Wish(shortened, Map.of(), "en", without, 1, 10)).page().items().stream()
                .map(hit -> hit.kind() + "/" + hit.slug())
                .toList();
    }

    private SearchIndex indexOfTheRealPack(Meaning meaning) throws IOException {
        var index = new SearchIndex(folder);
        fillFromTheRealPack(index, meaning);
        return index;
    }

    /** In a transaction that is rolled back. */
    private void fillFromTheRealPack(SearchIndex index, Meaning meaning) throws IOException {
        var made = new HashMap<String, Optional<float[]>>();
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(600));
        try {
            TestPack.loadTheRealPack();
            new Indexing(entities, kinds, editions, index, meaning, Optional.empty())
                    .bringInStep(text -> made.computeIfAbsent(text, meaning::of));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Reads {@code documents.jsonl}: id, title, names, body. */
    private SearchIndex indexOfCorpus(Path corpus, Meaning meaning) throws IOException {
        var index = new SearchIndex(folder);
        try (var lines = Files.lines(corpus.resolve("documents.jsonl"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                var document = Json.read(line, JsonNode.class);
                var names = StreamSupport.stream(document.path("names").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(java.util.stream.Collectors.toSet());
                var entry = outside(document, names);
                index.add(entry, meaning::of);
            }
        }
        index.show(1, "");
        return index;
    }

    private static Entry outside(JsonNode document, Set<String> names) {
        // As its summary: so it has a part in the vector, as that of our own items has.
        return Entries.entry(
                Judged.OUTSIDE,
                document.path("id").asText(),
                document.path("title").asText(),
                names,
                Set.of(),
                document.path("body").asText());
    }
}
