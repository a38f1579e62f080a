package health.caveat.search;

import health.caveat.api.AnswerVersion;
import health.caveat.item.ReadingNow;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/suggest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SuggestResource {

    private static final int SHORTEST = 2;
    private static final int MOST_WORDS = 8;
    private static final int SEVERAL_NAMES = 6;
    private static final int SHORTEST_CORRECTED = 4;
    private static final int SHORTEST_CORRECTED_TWICE = 7;
    private static final int EXPANSIONS = 30;

    private final SearchIndex index;
    private final AnswerVersion version;

    SuggestResource(SearchIndex index, AnswerVersion version) {
        this.index = index;
        this.version = version;
    }

    @GET
    @Operation(operationId = "suggest", summary = "Complete what a reader types, from the second letter")
    public Suggestions suggest(
            @Parameter(required = true) @RestQuery Optional<String> q,
            @RestQuery @DefaultValue("10") @Min(1) @Max(20) int size,
            @BeanParam ReadingNow now) {
        var typed = SearchResource.query(q);
        return index.read(view -> {
            version.set(view.version());
            return new Suggestions(complete(typed, now.reading().language(), size, view.searcher()));
        });
    }

    private List<Suggestions.Suggestion> complete(String typed, String reader, int size, IndexSearcher searcher)
            throws IOException {
        var words = Analysis.of(reader).words(typed).stream()
                .map(Analysis.Word::folded)
                .limit(MOST_WORDS)
                .toList();
        if (String.join("", words).length() < SHORTEST) {
            return List.of();
        }
        var found = new LinkedHashMap<String, Suggestions.Suggestion>();
        for (int edits = 0; edits <= 2 && found.size() < size; edits++) {
            // Corrections only where nothing is written so: what is exact comes first, and mostly alone.
            if (edits == 0 || found.isEmpty()) {
                add(query(words, edits, reader), size, searcher, found);
            }
        }
        return found.values().stream().limit(size).toList();
    }

    private static Query query(List<String> words, int edits, String reader) {
        var query = new BooleanQuery.Builder();
        query.add(new TermQuery(new Term("completes", reader)), Occur.FILTER);
        for (String word : words) {
            var gram = word.substring(0, Math.min(word.length(), Phrases.LONGEST_GRAM));
            var allowed = word.length() < SHORTEST_CORRECTED ? 0 : word.length() < SHORTEST_CORRECTED_TWICE ? 1 : 2;
            var term = new Term("gram", gram);
            query.add(
                    edits == 0 || allowed == 0
                            ? new TermQuery(term)
                            : new FuzzyQuery(term, Math.min(edits, allowed), 1, EXPANSIONS, true),
                    // A lone letter at the end may be the beginning of a word.
                    word.length() < SHORTEST && words.size() > 1 ? Occur.SHOULD : Occur.FILTER);
        }
        var start = String.join(" ", words);
        query.add(
                new BoostQuery(
                        new ConstantScoreQuery(new TermQuery(
                                new Term("start", start.substring(0, Math.min(start.length(), Phrases.LONGEST_GRAM))))),
                        2),
                Occur.SHOULD);
        query.add(FeatureField.newLinearQuery("weight", "name", 1), Occur.SHOULD);
        return query.build();
    }

    /** One name of each item, the best. */
    private void add(Query query, int size, IndexSearcher searcher, LinkedHashMap<String, Suggestions.Suggestion> found)
            throws IOException {
        var hits = searcher.search(query, new TopScoreDocCollectorManager(size * SEVERAL_NAMES, null, size)).scoreDocs;
        var texts = new HashSet<String>();
        for (var hit : hits) {
            if (found.size() == size) {
                return;
            }
            var name = searcher.storedFields().document(hit.doc);
            if (texts.add(name.get("name").toLowerCase(Locale.ROOT))) {
                found.putIfAbsent(
                        name.get("of_kind") + "/" + name.get("slug"),
                        new Suggestions.Suggestion(
                                name.get("name"),
                                name.get("of_kind"),
                                name.get("slug"),
                                name.get("title"),
                                name.get("language"),
                                name.get("href")));
            }
        }
    }
}
