package health.caveat.search;

import static java.util.Comparator.comparing;

import health.caveat.api.AnswerVersion;
import health.caveat.api.Json;
import health.caveat.api.Problem;
import health.caveat.item.CodeLink;
import health.caveat.item.ReadingNow;
import health.caveat.text.Code;
import health.caveat.text.Code.CodeMatch;
import health.caveat.text.Code.CodeSystem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/lookup")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class LookupResource {

    private static final int MOST = 100;
    private static final int LONGEST_CODE = 200;

    private final SearchIndex index;
    private final AnswerVersion version;

    LookupResource(SearchIndex index, AnswerVersion version) {
        this.index = index;
        this.version = version;
    }

    @GET
    @Operation(operationId = "lookup", summary = "Find items by their code in a terminology")
    public CodeHits lookup(
            @Parameter(required = true) @RestQuery Optional<String> system,
            @Parameter(required = true) @RestQuery Optional<String> code,
            @BeanParam ReadingNow now) {
        var named = system.orElseThrow(() -> Problem.ofParameter("system", "must be given", Codes.names()));
        var known = Codes.system(named).orElseThrow(() -> Problem.ofUnknown("system", named, Codes.names()));
        var asked = code.map(String::strip)
                .orElseThrow(() -> Problem.ofParameter(
                        "code", "must be given as the terminology writes it, such as D66 in icd-10"));
        if (asked.length() > LONGEST_CODE) {
            throw Problem.ofParameter("code", "must have at most " + LONGEST_CODE + " characters");
        }
        return index.read(view -> {
            version.set(view.version());
            return find(known, asked, now.reading().language(), view.searcher());
        });
    }

    private CodeHits find(CodeSystem system, String asked, String reader, IndexSearcher searcher) throws IOException {
        var any = new BooleanQuery.Builder();
        any.add(weighed(having(system, asked), 4), Occur.SHOULD);
        Codes.above(system, asked).forEach(upper -> any.add(weighed(having(system, upper), 2), Occur.SHOULD));
        if (Codes.hasLevels(system)) {
            any.add(weighed(new PrefixQuery(new Term("code", Codes.term(system.json(), asked))), 1), Occur.SHOULD);
        }
        var query = new BooleanQuery.Builder()
                .add(any.build(), Occur.MUST)
                .add(new TermQuery(new Term(Facets.READER, reader)), Occur.FILTER)
                .build();
        var hits = new ArrayList<CodeHits.CodeHit>();
        for (var hit : searcher.search(query, MOST).scoreDocs) {
            var item = searcher.storedFields().document(hit.doc);
            Arrays.stream(Json.read(item.get("codes"), Code[].class))
                    .filter(code -> code.system() == system)
                    .flatMap(code -> match(system, asked, code).map(match -> hit(item, code, match)).stream())
                    .min(comparing(CodeHits.CodeHit::match))
                    .ifPresent(hits::add);
        }
        hits.sort(comparing(CodeHits.CodeHit::match)
                .thenComparing(found -> -found.code().code().length())
                .thenComparing(found -> !Entry.LINKED.contains(found.kind()))
                .thenComparing(CodeHits.CodeHit::title)
                .thenComparing(CodeHits.CodeHit::slug));
        return new CodeHits(hits);
    }

    /** The better match is kept where there are more than are shown. */
    private static Query weighed(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }

    private static Query having(CodeSystem system, String code) {
        return new TermQuery(new Term("code", Codes.term(system.json(), code)));
    }

    private static Optional<CodeMatch> match(CodeSystem system, String asked, Code code) {
        if (code.code().equalsIgnoreCase(asked)) {
            return Optional.of(code.match().orElse(CodeMatch.EXACT));
        }
        if (Codes.isAbove(system, code.code(), asked)) {
            return Optional.of(CodeMatch.BROADER);
        }
        return Codes.isAbove(system, asked, code.code()) ? Optional.of(CodeMatch.NARROWER) : Optional.empty();
    }

    private static CodeHits.CodeHit hit(Document item, Code code, CodeMatch match) {
        return new CodeHits.CodeHit(
                item.get("of_kind"),
                item.get("slug"),
                item.get("title"),
                item.get("language"),
                match,
                CodeLink.of(code),
                item.get("href"));
    }
}
