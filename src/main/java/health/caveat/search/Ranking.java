package health.caveat.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** How a {@link Question} is put to Lucene. */
final class Ranking {

    /** A field and how much a word in it weighs. */
    private record Weighed(String field, float weight) {}

    private static final List<Weighed> FIELDS = List.of(
            new Weighed("title", 3.8f),
            new Weighed("names", 2f),
            new Weighed("summary", 0.8f),
            new Weighed("about", 1.3f),
            new Weighed("text", 0.8f));

    /** Few, since whole postings of these are read. */
    private static final List<String> COARSE_FIELDS = List.of("all", "title", "names");

    private static final float OTHER_FIELDS = 0.5f;
    private static final float WHOLE_NAME = 1.8f;
    private static final float PAIR = 0.15f;
    private static final float ONSET = 2f;
    private static final float TEXTS_B = 0.75f;
    private static final float NAMES_B = 0.2f;
    private static final float[] ALTERNATIVE = {1f, 0.8f, 0.6f};
    private static final int LONGEST_NAME = 5;

    /**
     * BM25 without its own idf: what a word tells is in its {@link Question.Asked#weight}. That an item has many names takes
     * little from each.
     */
    static final Similarity SIMILARITY = new PerFieldSimilarityWrapper() {
        private final Similarity ofTexts = similarity(TEXTS_B);
        private final Similarity ofNames = similarity(NAMES_B);

        @Override
        public Similarity get(String field) {
            return field.startsWith("names") ? ofNames : ofTexts;
        }
    };

    private static Similarity similarity(float byLength) {
        return new BM25Similarity(1.2f, byLength) {
            @Override
            protected float idf(long having, long all) {
                return 1;
            }
        };
    }

    private Ranking() {}

    /** Every entry that has one of the words or begins at the time; all phrases and nothing excluded. */
    static Query matching(Question question, Set<Feature> without) {
        var query = new BooleanQuery.Builder();
        question.words()
                .forEach(word -> eachStem(
                        word,
                        (language, stem, weight) ->
                                query.add(new TermQuery(new Term("all_" + language, stem)), Occur.SHOULD)));
        onset(question, without).ifPresent(onset -> query.add(onset, Occur.SHOULD));
        return restricted(question, query);
    }

    /** The same, scored so that the best are surely among the first hundreds, and no better. */
    static Query coarse(Question question, Set<Feature> without) {
        var query = new BooleanQuery.Builder();
        for (var word : question.words()) {
            for (String field : COARSE_FIELDS) {
                eachStem(
                        word,
                        (language, stem, weight) -> query.add(
                                new BoostQuery(new TermQuery(new Term(field + "_" + language, stem)), weight),
                                Occur.SHOULD));
            }
        }
        addNames(question, without, query);
        onset(question, without).ifPresent(onset -> query.add(new BoostQuery(onset, ONSET), Occur.SHOULD));
        return restricted(question, query);
    }

    /** What the best are ordered by. */
    static Query scored(Question question, Set<Feature> without) {
        var query = new BooleanQuery.Builder();
        for (var word : question.words()) {
            query.add(scored(word, without), Occur.SHOULD);
        }
        addNames(question, without, query);
        if (!without.contains(Feature.PAIRS)) {
            question.languages().forEach(language -> addPairs(question.words(), language, query));
        }
        onset(question, without).ifPresent(onset -> query.add(new BoostQuery(onset, ONSET), Occur.SHOULD));
        question.phrases().forEach(phrase -> query.add(phrase(question, phrase), Occur.SHOULD));
        return query.build();
    }

    /** The risks that can begin at the time that the question names. */
    private static Optional<Query> onset(Question question, Set<Feature> without) {
        return question.time()
                .filter(time -> !without.contains(Feature.ONSET))
                .map(time -> new ConstantScoreQuery(
                        LongRange.newIntersectsQuery("onset", new long[] {time.from()}, new long[] {time.until()})));
    }

    /** Without a phrase or exclusion these stay the only clauses: Lucene is fastest so. */
    private static Query restricted(Question question, BooleanQuery.Builder words) {
        if (question.isPlain()) {
            return words.build();
        }
        var query = new BooleanQuery.Builder();
        var any = words.build();
        if (!any.clauses().isEmpty()) {
            query.add(any, Occur.MUST);
        }
        question.phrases().forEach(phrase -> query.add(phrase(question, phrase), Occur.MUST));
        question.excluded().forEach(phrase -> query.add(phrase(question, phrase), Occur.MUST_NOT));
        return query.build();
    }

    private static Query phrase(Question question, String phrase) {
        var alternatives = new ArrayList<Query>();
        for (String language : question.languages()) {
            var stems = Analysis.of(language).words(phrase).stream()
                    .map(Analysis.Word::stem)
                    .toArray(String[]::new);
            FIELDS.forEach(field -> alternatives.add(
                    new BoostQuery(new PhraseQuery(field.field() + "_" + language, stems), field.weight())));
        }
        return new DisjunctionMaxQuery(alternatives, OTHER_FIELDS);
    }

    private interface Stem {
        void of(String language, String stem, float weight);
    }

    private static void eachStem(Question.Asked word, Stem each) {
        word.stems().forEach((language, stems) -> {
            for (int i = 0; i < stems.size(); i++) {
                each.of(language, stems.get(i), word.weight() * ALTERNATIVE[i]);
            }
        });
    }

    private static Query scored(Question.Asked word, Set<Feature> without) {
        var alternatives = new ArrayList<Query>();
        eachStem(word, (language, stem, weight) -> {
            for (var field : FIELDS) {
                if (!field.field().equals("names") || !without.contains(Feature.NAMES)) {
                    alternatives.add(new BoostQuery(
                            new TermQuery(new Term(field.field() + "_" + language, stem)), field.weight() * weight));
                }
            }
        });
        return new DisjunctionMaxQuery(alternatives, OTHER_FIELDS);
    }

    /**
     * Words that are together the whole name of something say more than each alone. A name counts by the square of its part
     * in all that the question tells: "alcohol" is little of "hemgenix alcohol".
     */
    private static void addNames(Question question, Set<Feature> without, BooleanQuery.Builder query) {
        if (without.contains(Feature.NAMES)) {
            return;
        }
        var words = question.words();
        var all = weight(words);
        for (String language : question.languages()) {
            for (int from = 0; from < words.size(); from++) {
                for (int until = from + 1; until <= Math.min(words.size(), from + LONGEST_NAME); until++) {
                    var named = words.subList(from, until);
                    var part = weight(named) / all;
                    for (String name : names(named, language)) {
                        query.add(
                                new BoostQuery(
                                        new ConstantScoreQuery(new TermQuery(new Term("exact_" + language, name))),
                                        WHOLE_NAME * weight(named) * part * part),
                                Occur.SHOULD);
                    }
                }
            }
        }
    }

    /** So do words that stand beside each other. */
    private static void addPairs(List<Question.Asked> words, String language, BooleanQuery.Builder query) {
        for (int from = 0; from + 1 < words.size(); from++) {
            var beside = words.subList(from, from + 2);
            for (String pair : names(beside, language)) {
                for (String field : List.of("title", "names", "summary")) {
                    query.add(
                            new BoostQuery(
                                    new PhraseQuery(2, field + "_" + language, pair.split(" ")),
                                    PAIR * weight(beside) / 2),
                            Occur.SHOULD);
                }
            }
        }
    }

    static float weight(List<Question.Asked> words) {
        return (float) words.stream().mapToDouble(Question.Asked::weight).sum();
    }

    /** The names that neighbouring words make up, with each word's best alternative, or any of a word that stands alone. */
    private static List<String> names(List<Question.Asked> words, String language) {
        if (words.size() == 1) {
            return words.get(0).stems().getOrDefault(language, List.of());
        }
        var name = new ArrayList<String>();
        for (var word : words) {
            var stems = word.stems().getOrDefault(language, List.of());
            if (stems.isEmpty()) {
                return List.of();
            }
            name.add(stems.get(0));
        }
        return List.of(String.join(" ", name));
    }

    /** The name that all words of the question make up. */
    static List<String> whole(Question question, String language) {
        return names(question.words(), language);
    }
}
