package health.caveat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;

/**
 * Counts what matches, in all and by value, and keeps the best of it, in one walk. Each facet is counted under the
 * filters of all others but not its own, so that a count says how many there would be.
 */
final class Facets extends SimpleCollector {

    static final List<String> NAMES = List.of("kind", "category", "topic", "therapy");
    static final String FIELD = "facets";
    static final String READER = "reader";
    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    private final String reader;
    private final List<Map<String, Integer>> counts = new ArrayList<>();
    private final List<List<String>> chosen = new ArrayList<>();
    private final int[] passed = new int[NAMES.size()];
    private final TopScoreDocCollector best;
    private LeafCollector bestOfLeaf;
    private SortedSetDocValues values;
    private int[] facet;
    private int[] counted;
    private boolean[] wanted;
    private long readable;
    private int[] ordinals = new int[16];
    private int total;

    private Facets(Map<String, List<String>> filters, String reader, int most) {
        this.reader = reader;
        this.best = new TopScoreDocCollectorManager(most, Integer.MAX_VALUE).newCollector();
        for (String name : NAMES) {
            counts.add(new HashMap<>());
            chosen.add(filters.getOrDefault(name, List.of()));
        }
    }

    /** What a facet's value is called in the index. */
    static String term(String facet, String value) {
        return facet + "/" + value;
    }

    /** @param most how many of the best are kept */
    static Facets of(IndexSearcher searcher, Query matching, Map<String, List<String>> filters, String reader, int most)
            throws IOException {
        var facets = new Facets(filters, reader, most);
        searcher.search(matching, facets);
        return facets;
    }

    int total() {
        return total;
    }

    /** What passes all filters and scores highest, the best first. */
    ScoreDoc[] best() {
        return best.topDocs().scoreDocs;
    }

    /** Counts by value, by facet. */
    Map<String, Map<String, Integer>> counts() {
        var byName = new LinkedHashMap<String, Map<String, Integer>>();
        for (int i = 0; i < NAMES.size(); i++) {
            byName.put(NAMES.get(i), counts.get(i));
        }
        return byName;
    }

    /** The filters that alone let nothing through while all others do. */
    List<String> emptying() {
        var emptying = new ArrayList<String>();
        for (int i = 0; i < NAMES.size(); i++) {
            if (passed[i] > 0) {
                emptying.add(NAMES.get(i));
            }
        }
        return emptying;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        bestOfLeaf = best.getLeafCollector(context);
        values = DocValues.getSortedSet(context.reader(), FIELD);
        counted = new int[(int) values.getValueCount()];
        facet = new int[counted.length];
        wanted = new boolean[counted.length];
        for (int ordinal = 0; ordinal < counted.length; ordinal++) {
            var term = values.lookupOrd(ordinal).utf8ToString();
            facet[ordinal] = NAMES.indexOf(term.substring(0, term.indexOf('/')));
        }
        for (int i = 0; i < NAMES.size(); i++) {
            for (String value : chosen.get(i)) {
                var ordinal = (int) values.lookupTerm(new BytesRef(term(NAMES.get(i), value)));
                if (ordinal >= 0) {
                    wanted[ordinal] = true;
                }
            }
        }
        readable = values.lookupTerm(new BytesRef(term(READER, reader)));
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
        bestOfLeaf.setScorer(scorer);
    }

    @Override
    public void collect(int doc) throws IOException {
        if (!values.advanceExact(doc)) {
            return;
        }
        var size = values.docValueCount();
        if (size > ordinals.length) {
            ordinals = new int[size];
        }
        var isReadable = false;
        var passes = 0;
        for (int i = 0; i < size; i++) {
            ordinals[i] = (int) values.nextOrd();
            isReadable |= ordinals[i] == readable;
            if (wanted[ordinals[i]]) {
                passes |= 1 << facet[ordinals[i]];
            }
        }
        if (!isReadable) {
            return;
        }
        var missed = missed(passes);
        if (missed == NONE) {
            total++;
            bestOfLeaf.collect(doc);
        } else if (missed >= 0) {
            passed[missed]++;
        }
        for (int i = 0; i < size && missed != SEVERAL; i++) {
            if (missed == NONE || missed == facet[ordinals[i]]) {
                counted[ordinals[i]]++;
            }
        }
    }

    /** The one filter that is not among those that let an item pass. */
    private int missed(int passes) {
        var missed = NONE;
        for (int i = 0; i < NAMES.size(); i++) {
            if (!chosen.get(i).isEmpty() && (passes & 1 << i) == 0) {
                if (missed != NONE) {
                    return SEVERAL;
                }
                missed = i;
            }
        }
        return missed;
    }

    @Override
    public void finish() throws IOException {
        for (int ordinal = 0; ordinal < counted.length; ordinal++) {
            if (counted[ordinal] > 0 && facet[ordinal] >= 0) {
                var term = values.lookupOrd(ordinal).utf8ToString();
                counts.get(facet[ordinal]).merge(term.substring(term.indexOf('/') + 1), counted[ordinal], Integer::sum);
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }
}
