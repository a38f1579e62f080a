package health.caveat.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;
import static org.apache.lucene.search.TotalHits.Relation.EQUAL_TO;

import health.caveat.api.Json;
import health.caveat.text.Code;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/** Finds what a question asks for: by its words, and by its meaning. */
@Singleton
class Search {

    /** Pages end here: nobody reads on, and what is deeper is found by filters. */
    static final int DEEPEST = 1000;

    private static final int RANKED = 200;
    private static final int MEANT = 50;
    private static final int LONGEST_MEANT = 200;
    private static final float LEAST_ALIKE = 0.78f;
    private static final float LIKENESS = 10;
    private static final float NAMED = 10;
    private static final int FACET_VALUES = 30;
    private static final int NEAREST = 5;

    private final SearchIndex index;
    private final Meaning meaning;

    Search(SearchIndex index, Meaning meaning) {
        this.index = index;
        this.meaning = meaning;
    }

    /** What to search, and which part of it to show. */
    record Wish(
            String query, Map<String, List<String>> filters, String reader, Set<Feature> without, int page, int size) {

        boolean has(Feature feature) {
            return !without.contains(feature);
        }
    }

    /** What was found at a content version. */
    record Answer(SearchPage page, long version) {}

    Answer find(Wish wish) {
        return index.read(view -> new Answer(page(wish, view), view.version()));
    }

    private SearchPage page(Wish wish, SearchIndex.View view) throws IOException {
        var searcher = view.searcher();
        var question =
                Question.of(wish.query(), wish.reader(), wish.has(Feature.CORRECTION), searcher.getIndexReader());
        var corrections = question.words().stream()
                .filter(Question.Asked::isCorrected)
                .map(word -> new SearchPage.Correction(word.typed(), word.corrected()))
                .toList();
        if (question.isEmpty()) {
            return nothing(wish, question, corrections, List.of(), searcher);
        }
        var asked = vector(question, wish);
        var meant =
                asked.isPresent() ? Phrases.itemsNear(asked.get(), MEANT, LEAST_ALIKE, searcher) : Set.<Integer>of();
        var most = wish.page() * wish.size() <= RANKED ? RANKED : DEEPEST;
        var found = view.facets()
                .find(Ranking.matching(question, wish.without()), meant, wish.filters(), question.reader());
        if (found.total() == 0) {
            return nothing(wish, question, corrections, found.emptying(), searcher);
        }
        var best = view.facets().best(Ranking.coarse(question, wish.without()), found, most);
        var order = ranked(withMeant(best, meant, found, searcher), question, wish, asked, searcher);
        var items = new ArrayList<SearchHit>();
        for (var hit : Arrays.stream(order)
                .skip((long) (wish.page() - 1) * wish.size())
                .limit(wish.size())
                .toList()) {
            items.add(hit(hit.doc, question, meant.contains(hit.doc), searcher));
        }
        return new SearchPage(
                items,
                found.total(),
                wish.page(),
                wish.size(),
                corrections,
                insist(wish, corrections),
                facets(found, question, view),
                Optional.empty());
    }

    private Optional<float[]> vector(Question question, Wish wish) {
        return question.isPlain()
                        && wish.has(Feature.MEANING)
                        && question.reader().equals(Meaning.LANGUAGE)
                ? meaning.ofQuestion(corrected(question))
                : Optional.empty();
    }

    /** The question with its misspelt words replaced. */
    private static String corrected(Question question) {
        var plain = question.plain();
        for (var word : question.words()) {
            if (word.isCorrected()) {
                plain = plain.replaceAll(
                        "(?iu)\\b" + Pattern.quote(word.typed()) + "\\b",
                        Matcher.quoteReplacement(word.corrected().get(0)));
            }
        }
        return plain.substring(0, Math.min(LONGEST_MEANT, plain.length()));
    }

    /** What is meant comes before the best, to be ordered among them. */
    private static ScoreDoc[] withMeant(
            ScoreDoc[] best, Set<Integer> meant, Facets.Found found, IndexSearcher searcher) {
        var leaves = searcher.getIndexReader().leaves();
        var known = Arrays.stream(best).map(hit -> hit.doc).collect(toSet());
        return Stream.concat(
                        meant.stream()
                                .filter(doc -> !known.contains(doc) && found.has(doc, leaves))
                                .map(doc -> new ScoreDoc(doc, 0)),
                        Arrays.stream(best))
                .toArray(ScoreDoc[]::new);
    }

    /**
     * The first of what was found, ordered anew: by how much of the question their words answer, and how near their meaning
     * is. What is called exactly what was asked stays on top.
     */
    private static ScoreDoc[] ranked(
            ScoreDoc[] found, Question question, Wish wish, Optional<float[]> asked, IndexSearcher searcher)
            throws IOException {
        var first = Arrays.copyOf(found, Math.min(RANKED, found.length));
        var told = Math.max(1, Ranking.weight(question.words()));
        var ranked = new QueryRescorer(Ranking.scored(question, wish.without())) {
            @Override
            protected float combine(float coarse, boolean matches, float fine) {
                return matches ? fine / told : 0;
            }
        }.rescore(searcher, new TopDocs(new TotalHits(first.length, EQUAL_TO), first), RANKED).scoreDocs;
        Arrays.sort(ranked, comparing(hit -> hit.doc));
        if (wish.has(Feature.LEADING)) {
            var standings = MultiDocValues.getNumericValues(searcher.getIndexReader(), "standing");
            for (var hit : ranked) {
                hit.score *= standings.advanceExact(hit.doc) ? standings.longValue() / 100f : 1;
            }
        }
        if (asked.isPresent()) {
            var nearness = Phrases.nearness(
                    asked.get(), Arrays.stream(ranked).mapToInt(hit -> hit.doc).toArray(), searcher);
            for (int i = 0; i < ranked.length; i++) {
                ranked[i].score += LIKENESS * nearness[i];
            }
        }
        raiseNamed(question, ranked, searcher);
        Arrays.sort(ranked, comparing((ScoreDoc hit) -> -hit.score).thenComparing(hit -> hit.doc));
        System.arraycopy(ranked, 0, found, 0, ranked.length);
        return found;
    }

    private static void raiseNamed(Question question, ScoreDoc[] ranked, IndexSearcher searcher) throws IOException {
        var language = question.languages().get(0);
        for (String name : Ranking.whole(question, language)) {
            var named = new HashSet<Integer>();
            for (var hit : searcher.search(new TermQuery(new Term("exact_" + language, name)), RANKED).scoreDocs) {
                named.add(hit.doc);
            }
            Arrays.stream(ranked).filter(hit -> named.contains(hit.doc)).forEach(hit -> hit.score += NAMED);
        }
    }

    private SearchHit hit(int doc, Question question, boolean isMeant, IndexSearcher searcher) throws IOException {
        var stored = searcher.storedFields().document(doc);
        var language = stored.get("language");
        var stems = question.stems(language);
        var reasons = new ArrayList<SearchHit.MatchReason>();
        var title = stored.get("title");
        addReason(MatchedIn.TITLE, title, Snippet.of(title, language, stems).found(), language, question, reasons);
        addName(stored, stems, language, question, reasons);
        addCodes(stored, question, reasons);
        var summary = Snippet.of(stored.get("summary"), language, stems);
        addReason(MatchedIn.SUMMARY, summary.found(), language, question, reasons);
        var shown = summary;
        if (summary.hits().isEmpty()) {
            var text = Snippet.of(stored.get("text"), language, stems);
            addReason(MatchedIn.TEXT, text.found(), language, question, reasons);
            shown = summary.shown().isEmpty() || !text.hits().isEmpty() ? text : summary;
        }
        if (question.time().filter(time -> IndexedEntry.begins(stored, time)).isPresent()) {
            reasons.add(new SearchHit.MatchReason(MatchedIn.ONSET, Optional.empty(), List.of()));
        }
        if (isMeant) {
            reasons.add(new SearchHit.MatchReason(MatchedIn.MEANING, Optional.empty(), List.of()));
        }
        if (reasons.isEmpty()) {
            reasons.add(new SearchHit.MatchReason(MatchedIn.LINKED, Optional.empty(), List.of()));
        }
        return new SearchHit(
                stored.get("of_kind"), stored.get("slug"), title, language, shown.html(), reasons, stored.get("href"));
    }

    /** The name with the most of the question's words, or the shortest of those. */
    private static void addName(
            Document stored,
            Set<String> stems,
            String language,
            Question question,
            List<SearchHit.MatchReason> reasons) {
        var names = stored.getValues("name");
        var stemsOfNames = stored.getValues(IndexedEntry.STEMS);
        var name = "";
        Set<String> most = Set.of();
        for (int i = 0; i < names.length; i++) {
            var found = new HashSet<>(List.of(stemsOfNames[i].split(" ")));
            found.retainAll(stems);
            if (found.size() > most.size() || found.size() == most.size() && names[i].length() < name.length()) {
                name = names[i];
                most = found;
            }
        }
        addReason(MatchedIn.NAME, name, most, language, question, reasons);
    }

    private static void addReason(
            MatchedIn in,
            String text,
            Set<String> found,
            String language,
            Question question,
            List<SearchHit.MatchReason> reasons) {
        var words = words(found, language, question);
        if (!words.isEmpty()) {
            reasons.add(new SearchHit.MatchReason(in, Optional.of(text), words));
        }
    }

    private static void addReason(
            MatchedIn in, Set<String> found, String language, Question question, List<SearchHit.MatchReason> reasons) {
        if (!found.isEmpty()) {
            reasons.add(new SearchHit.MatchReason(in, Optional.empty(), words(found, language, question)));
        }
    }

    /** The words as they were typed, for the stems that were found. */
    private static List<String> words(Set<String> found, String language, Question question) {
        var words = new ArrayList<String>();
        question.words().stream()
                .filter(word ->
                        word.stems().getOrDefault(language, List.of()).stream().anyMatch(found::contains))
                .forEach(word -> words.add(word.typed()));
        question.phrases().stream()
                .filter(phrase ->
                        Analysis.of(language).words(phrase).stream().allMatch(word -> found.contains(word.stem())))
                .forEach(words::add);
        return words;
    }

    private static void addCodes(Document stored, Question question, List<SearchHit.MatchReason> reasons) {
        var codes = Json.read(stored.get("codes"), Code[].class);
        var analysis = Analysis.of(question.reader());
        var asked = codes.length == 0 ? "" : analysis.reduced(question.plain());
        for (var code : codes) {
            if (analysis.reduced(code.code()).equals(asked)) {
                reasons.add(
                        new SearchHit.MatchReason(MatchedIn.CODE, Optional.of(code.code()), List.of(question.plain())));
            }
        }
    }

    private static List<SearchPage.Facet> facets(Facets.Found found, Question question, SearchIndex.View view)
            throws IOException {
        var shown = new ArrayList<SearchPage.Facet>();
        for (var facet : found.counts().entrySet()) {
            var values = new ArrayList<SearchPage.FacetValue>();
            for (var value : facet.getValue().entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(FACET_VALUES)
                    .toList()) {
                values.add(new SearchPage.FacetValue(
                        value.getKey(), title(facet.getKey(), value.getKey(), question, view), value.getValue()));
            }
            shown.add(new SearchPage.Facet(facet.getKey(), values));
        }
        return shown;
    }

    private static String title(String facet, String value, Question question, SearchIndex.View view)
            throws IOException {
        if (!Entry.LINKED.contains(facet)) {
            return value.replace('-', ' ');
        }
        var key = facet + "/" + value + "/" + question.reader();
        var known = view.titles().get(key);
        if (known == null) {
            known = title(facet, value, question, view.searcher());
            view.titles().put(key, known);
        }
        return known;
    }

    private static String title(String facet, String value, Question question, IndexSearcher searcher)
            throws IOException {
        var item = new BooleanQuery.Builder()
                .add(new TermQuery(new Term("id", facet + "/" + value)), Occur.FILTER)
                .add(new TermQuery(new Term(Facets.READER, question.reader())), Occur.FILTER)
                .build();
        var hits = searcher.search(item, 1).scoreDocs;
        return hits.length == 0
                ? value
                : searcher.storedFields().document(hits[0].doc, Set.of("title")).get("title");
    }

    private SearchPage nothing(
            Wish wish,
            Question question,
            List<SearchPage.Correction> corrections,
            List<String> emptying,
            IndexSearcher searcher)
            throws IOException {
        var nearest = new LinkedHashSet<String>();
        for (var word : question.words().stream().limit(Question.MOST_CORRECTED).toList()) {
            for (String language : question.languages()) {
                nearest.addAll(Question.nearest(word.typed(), language, searcher.getIndexReader()));
            }
        }
        return new SearchPage(
                List.of(),
                0,
                wish.page(),
                wish.size(),
                corrections,
                insist(wish, corrections),
                List.of(),
                Optional.of(new SearchPage.NothingFound(
                        emptying, nearest.stream().limit(NEAREST).toList())));
    }

    /** Where to find the question as it was typed, under the same filters. */
    private static Optional<String> insist(Wish wish, List<SearchPage.Correction> corrections) {
        if (corrections.isEmpty()) {
            return Optional.empty();
        }
        var link = new StringBuilder("/v1/search?exact=true&q=" + URLEncoder.encode(wish.query(), UTF_8));
        for (String facet : Facets.NAMES) {
            wish.filters()
                    .getOrDefault(facet, List.of())
                    .forEach(value ->
                            link.append('&').append(facet).append('=').append(URLEncoder.encode(value, UTF_8)));
        }
        return Optional.of(link.toString());
    }
}
