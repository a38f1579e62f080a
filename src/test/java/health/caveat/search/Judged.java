package health.caveat.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.caveat.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Questions with what answers them, graded from 0 to 2, and how well a ranking meets that. */
record Judged(List<Question> questions) {

    /** The kind of what is in a corpus of one's own. */
    static final String OUTSIDE = "outside";

    private static final int DEPTH = 10;
    private static final int SHORTEST_MISSPELT = 4;

    record Question(String query, Map<String, Integer> grades) {}

    /**
     * @param ndcg nDCG at 10, with gains of 2^grade - 1
     * @param recall the part of the items of grade 2 that is among the first ten
     * @param mrr the reciprocal rank of the first item of grade 2, or of grade 1 where there is none
     */
    record Figures(double ndcg, double recall, double mrr) {}

    static Judged read(Path yaml) throws IOException {
        var questions = new ArrayList<Question>();
        for (JsonNode question : new YAMLMapper().readTree(yaml.toFile())) {
            var grades = new LinkedHashMap<String, Integer>();
            question.path("judgments")
                    .fields()
                    .forEachRemaining(
                            grade -> grades.put(grade.getKey(), grade.getValue().asInt()));
            questions.add(new Question(question.path("query").asText(), grades));
        }
        return new Judged(questions);
    }

    /** Reads {@code queries.jsonl} (id, text) and {@code judgements.jsonl} (query, document, grade). */
    static Judged ofCorpus(Path folder) throws IOException {
        var grades = new HashMap<String, Map<String, Integer>>();
        for (String line : Files.readAllLines(folder.resolve("judgements.jsonl"))) {
            var one = Json.read(line, JsonNode.class);
            grades.computeIfAbsent(one.path("query").asText(), any -> new HashMap<>())
                    .put(
                            OUTSIDE + "/" + one.path("document").asText(),
                            one.path("grade").asInt());
        }
        var questions = new ArrayList<Question>();
        for (String line : Files.readAllLines(folder.resolve("queries.jsonl"))) {
            var one = Json.read(line, JsonNode.class);
            var judged = grades.getOrDefault(one.path("id").asText(), Map.of());
            questions.add(new Question(one.path("text").asText(), judged));
        }
        return new Judged(questions);
    }

    /** The same questions, each with one random edit in one of its longer words. */
    Judged misspelt(long seed) {
        var random = new Random(seed);
        return new Judged(questions.stream()
                .map(question -> new Question(misspelt(question.query(), random), question.grades()))
                .toList());
    }

    private static String misspelt(String query, Random random) {
        var words = query.split(" ");
        var long_ = new ArrayList<Integer>();
        for (int i = 0; i < words.length; i++) {
            if (words[i].length() >= SHORTEST_MISSPELT) {
                long_.add(i);
            }
        }
        if (long_.isEmpty()) {
            return query;
        }
        var which = long_.get(random.nextInt(long_.size()));
        var word = new StringBuilder(words[which]);
        var at = random.nextInt(word.length() - 1);
        var letter = (char) ('a' + random.nextInt(26));
        switch (random.nextInt(4)) {
            case 0 -> word.insert(at, letter);
            case 1 -> word.deleteCharAt(at);
            case 2 -> word.setCharAt(at, letter);
            default -> word.insert(at, word.charAt(at + 1)).deleteCharAt(at + 2);
        }
        words[which] = word.toString();
        return String.join(" ", words);
    }

    /** @param ranked the ids of what is found for a query, the best first */
    Figures measure(Function<String, List<String>> ranked) {
        double ndcg = 0;
        double recall = 0;
        double mrr = 0;
        for (var question : questions) {
            var found = ranked.apply(question.query()).stream().limit(DEPTH).toList();
            ndcg += ndcg(found, question.grades());
            var best = question.grades().containsValue(2) ? 2 : 1;
            var wanted = question.grades().entrySet().stream()
                    .filter(grade -> grade.getValue() == best)
                    .map(Map.Entry::getKey)
                    .toList();
            recall += wanted.isEmpty()
                    ? 1
                    : (double) wanted.stream().filter(found::contains).count() / wanted.size();
            mrr += found.stream()
                    .filter(wanted::contains)
                    .findFirst()
                    .map(first -> 1.0 / (found.indexOf(first) + 1))
                    .orElse(0.0);
        }
        return new Figures(ndcg / questions.size(), recall / questions.size(), mrr / questions.size());
    }

    static double ndcg(List<String> found, Map<String, Integer> grades) {
        double gain = 0;
        for (int i = 0; i < found.size(); i++) {
            gain += discounted(grades.getOrDefault(found.get(i), 0), i);
        }
        var best = grades.values().stream().sorted((a, b) -> b - a).limit(DEPTH).toList();
        double ideal = 0;
        for (int i = 0; i < best.size(); i++) {
            ideal += discounted(best.get(i), i);
        }
        return ideal == 0 ? 1 : gain / ideal;
    }

    private static double discounted(int grade, int index) {
        return (Math.pow(2, grade) - 1) / (Math.log(index + 2) / Math.log(2));
    }
}
