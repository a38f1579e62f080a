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
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/**
 * Counts what matches, in all and by value. Each facet is counted under the filters of all others but not its own, so
 * that a count says how many there would be.
 */
final class Facets extends SimpleCollector {

    static final List<String> NAMES = List.of("kind", "category", "topic", "therapy");

    private final List<Map<String, Integer>> counts = new ArrayList<>();
    private final List<List<String>> chosen = new ArrayList<>();
    private final SortedSetDocValues[] values = new SortedSetDocValues[NAMES.size()];
    private final boolean[][] wanted = new boolean[NAMES.size()][];
    private final int[][] counted = new int[NAMES.size()][];
    private int total;
    private int unfiltered;

    private Facets(Map<String, List<String>> filters) {
        for (String name : NAMES) {
            counts.add(new HashMap<>());
            chosen.add(filters.getOrDefault(name, List.of()));
        }
    }

    static Facets of(IndexSearcher searcher, Query matching, Map<String, List<String>> filters) throws IOException {
        var facets = new Facets(filters);
        searcher.search(matching, facets);
        return facets;
    }

    int total() {
        return total;
    }

    /** How many there would be without any filter. */
    int unfiltered() {
        return unfiltered;
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
            if (!chosen.get(i).isEmpty() && passed[i] > 0) {
                emptying.add(NAMES.get(i));
            }
        }
        return emptying;
    }

    private final int[] passed = new int[NAMES.size()];

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        finishLeaf();
        for (int i = 0; i < values.length; i++) {
            values[i] = DocValues.getSortedSet(context.reader(), NAMES.get(i));
            counted[i] = new int[(int) values[i].getValueCount()];
            wanted[i] = new boolean[counted[i].length];
            for (String value : chosen.get(i)) {
                var ordinal = values[i].lookupTerm(new BytesRef(value));
                if (ordinal >= 0) {
                    wanted[i][(int) ordinal] = true;
                }
            }
        }
    }

    @Override
    public void collect(int doc) throws IOException {
        unfiltered++;
        var misses = 0;
        var missed = -1;
        for (int i = 0; i < values.length && misses < 2; i++) {
            if (!chosen.get(i).isEmpty() && !passes(i, doc)) {
                misses++;
                missed = i;
            }
        }
        if (misses == 0) {
            total++;
        }
        for (int i = 0; i < values.length && misses < 2; i++) {
            if (misses == 0 || missed == i) {
                passed[i]++;
                count(i, doc);
            }
        }
    }

    private boolean passes(int facet, int doc) throws IOException {
        var present = values[facet];
        if (present.advanceExact(doc)) {
            for (int i = 0; i < present.docValueCount(); i++) {
                if (wanted[facet][(int) present.nextOrd()]) {
                    return true;
                }
            }
        }
        return false;
    }

    private void count(int facet, int doc) throws IOException {
        // Ask anew: whoever asked whether the filter lets it through has read the values to their end.
        if (values[facet].advanceExact(doc)) {
            for (int i = 0; i < values[facet].docValueCount(); i++) {
                counted[facet][(int) values[facet].nextOrd()]++;
            }
        }
    }

    @Override
    public void finish() throws IOException {
        finishLeaf();
    }

    private void finishLeaf() throws IOException {
        for (int i = 0; i < values.length; i++) {
            for (int ordinal = 0; counted[i] != null && ordinal < counted[i].length; ordinal++) {
                if (counted[i][ordinal] > 0) {
                    counts.get(i).merge(values[i].lookupOrd(ordinal).utf8ToString(), counted[i][ordinal], Integer::sum);
                }
            }
            counted[i] = null;
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
