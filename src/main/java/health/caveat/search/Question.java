package health.caveat.search;

import health.caveat.text.Languages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/**
 * What a reader asks, understood: the words that tell something with what is searched for each, phrases in quotes, words
 * that must not occur, and a time since the dose.
 *
 * @param languages the languages in which this reader meets items, the reader's own first
 * @param plain the question without quotes and exclusions
 */
record Question(
        String reader,
        List<String> languages,
        String plain,
        List<Asked> words,
        List<String> phrases,
        List<String> excluded,
        Optional<Analysis.Time> time) {

    static final int LONGEST = 500;
    private static final int MOST_WORDS = 32;
    private static final int SHORTEST_CORRECTED = 4;
    private static final int SHORTEST_CORRECTED_TWICE = 7;
    private static final int LONGEST_CORRECTED = 30;

    /** Each takes a walk through the dictionary: who types more of them is not helped by it. */
    static final int MOST_CORRECTED = 6;

    private static final int CANDIDATES = 12;
    private static final int ALTERNATIVES = 3;
    private static final Pattern PART = Pattern.compile("(?<!\\S)(-?)\"([^\"]+)\"|(?<!\\S)-(\\p{L}[^\\s\"]*)");

    /**
     * A word as typed and what is searched for it: itself, or the nearest words that are there.
     *
     * @param weight how much it tells: its inverse document frequency over all that is searched, not field by field, where
     *     a common word can look rare
     */
    record Asked(String typed, Map<String, List<String>> stems, List<String> corrected, boolean isKnown, float weight) {

        boolean isCorrected() {
            return !corrected.isEmpty();
        }
    }

    static Question of(String query, String reader, boolean corrected, IndexReader index) throws IOException {
        var languages = new ArrayList<>(List.of(reader));
        for (String language : Languages.SUPPORTED) {
            if (!language.equals(reader)
                    && index.getDocCount("all_" + language) > 0
                    && (language.equals("en") || reader.equals("en"))) {
                languages.add(language);
            }
        }
        var phrases = new ArrayList<String>();
        var excluded = new ArrayList<String>();
        var straight = query.replaceAll("[“”„«»]", "\"").replace('−', '-');
        var rest = PART.matcher(straight).replaceAll(part -> {
            if (part.group(3) != null) {
                excluded.add(part.group(3));
            } else if (part.group(1).isEmpty()) {
                phrases.add(part.group(2));
            } else {
                excluded.add(part.group(2));
            }
            return " ";
        });
        var analysis = Analysis.of(reader);
        var time = analysis.time(rest);
        var untimed = time.map(found -> rest.substring(0, found.start()) + " , " + rest.substring(found.end()))
                .orElse(rest);
        var words = words(untimed, analysis);
        if (words.isEmpty() && phrases.isEmpty()) {
            words = words(rest, analysis);
        }
        var asked = new ArrayList<Asked>();
        for (var word : words) {
            asked.add(ask(word, languages, corrected && unknown(asked) < MOST_CORRECTED, index));
        }
        return new Question(reader, languages, rest.strip(), asked, phrases, excluded, time);
    }

    private static List<Analysis.Word> words(String text, Analysis analysis) {
        var all = analysis.words(text);
        var telling =
                all.stream().filter(word -> !analysis.isStopWord(word.folded())).toList();
        var seen = new LinkedHashMap<String, Analysis.Word>();
        (telling.isEmpty() ? all : telling).forEach(word -> seen.putIfAbsent(word.folded(), word));
        return seen.values().stream().limit(MOST_WORDS).toList();
    }

    private static Asked ask(Analysis.Word word, List<String> languages, boolean corrected, IndexReader index)
            throws IOException {
        var stems = new LinkedHashMap<String, List<String>>();
        var weight = Float.MAX_VALUE;
        for (String language : languages) {
            var stem = stem(word.folded(), language);
            stems.put(language, List.of(stem));
            weight = Math.min(weight, weight(stem, language, index));
        }
        var isKnown = false;
        for (String language : languages) {
            isKnown |= index.docFreq(
                            new Term("all_" + language, stems.get(language).get(0)))
                    > 0;
        }
        if (!corrected || isKnown || word.folded().length() < SHORTEST_CORRECTED) {
            return new Asked(word.folded(), stems, List.of(), isKnown, weight);
        }
        for (String language : languages) {
            var nearest = nearest(word.folded(), language, index);
            if (!nearest.isEmpty()) {
                var nearestStems = nearest.stream()
                        .map(near -> stem(near, language))
                        .distinct()
                        .toList();
                return new Asked(
                        word.folded(),
                        Map.of(language, nearestStems),
                        nearest,
                        false,
                        weight(nearestStems.get(0), language, index));
            }
        }
        return new Asked(word.folded(), stems, List.of(), false, weight);
    }

    private static long unknown(List<Asked> asked) {
        return asked.stream().filter(word -> !word.isKnown()).count();
    }

    private static float weight(String stem, String language, IndexReader index) throws IOException {
        var field = "all_" + language;
        var having = index.docFreq(new Term(field, stem));
        return (float) Math.log(1 + (index.getDocCount(field) - having + 0.5) / (having + 0.5));
    }

    private static String stem(String folded, String language) {
        return Analysis.of(language).words(folded).stream()
                .map(Analysis.Word::stem)
                .findFirst()
                .orElse(folded);
    }

    /** The words of the index with the fewest edits, the most frequent first: one edit for 4 to 6 letters, two from 7. */
    static List<String> nearest(String word, String language, IndexReader index) throws IOException {
        if (word.length() > LONGEST_CORRECTED) {
            return List.of();
        }
        var most = word.length() < SHORTEST_CORRECTED_TWICE ? 1 : 2;
        for (int edits = 1; edits <= most; edits++) {
            var found = checker(edits)
                    .suggestSimilar(new Term("words_" + language, word), CANDIDATES, index, SuggestMode.SUGGEST_ALWAYS);
            if (found.length > 0) {
                return List.of(found).stream()
                        .sorted(Comparator.comparingInt((SuggestWord near) -> near.freq)
                                .reversed())
                        .limit(ALTERNATIVES)
                        .map(near -> near.string)
                        .toList();
            }
        }
        return List.of();
    }

    private static DirectSpellChecker checker(int edits) {
        var checker = new DirectSpellChecker();
        checker.setMaxEdits(edits);
        checker.setMinPrefix(0);
        checker.setMinQueryLength(SHORTEST_CORRECTED);
        checker.setAccuracy(0);
        checker.setMaxInspections(5);
        checker.setThresholdFrequency(0);
        checker.setMaxQueryFrequency(1);
        return checker;
    }

    /** Without quotes and exclusions. */
    boolean isPlain() {
        return phrases.isEmpty() && excluded.isEmpty();
    }

    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /** The stems that a text in a language is marked for. */
    Set<String> stems(String language) {
        var stems = words.stream()
                .flatMap(word -> word.stems().getOrDefault(language, List.of()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        phrases.forEach(phrase -> Analysis.of(language).words(phrase).forEach(word -> stems.add(word.stem())));
        return stems;
    }
}
