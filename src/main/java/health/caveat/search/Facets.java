package health.caveat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which entries have which value of a facet, as sets made once for a view of the index. To count what was found, sets are
 * laid over each other; so only what can be among the best need be scored.
 */
final class Facets {

    static final List<String> NAMES = List.of("kind", "category", "topic", "therapy");
    static final String READER = "reader";
    private static final List<String> FIELDS =
            Stream.concat(NAMES.stream(), Stream.of(READER)).toList();

    /** With fewer bits of a set than one in so many, a list is smaller, and no slower. */
    private static final int SPARSE = 128;

    private interface Having {
        int countIn(FixedBitSet found);

        void addTo(FixedBitSet any);
    }

    private record Many(FixedBitSet docs) implements Having {

        @Override
        public int countIn(FixedBitSet found) {
            return (int) FixedBitSet.intersectionCount(docs, found);
        }

        @Override
        public void addTo(FixedBitSet any) {
            any.or(docs);
        }
    }

    private record Few(int[] docs) implements Having {

        @Override
        public int countIn(FixedBitSet found) {
            var count = 0;
            for (int doc : docs) {
                count += found.get(doc) ? 1 : 0;
            }
            return count;
        }

        @Override
        public void addTo(FixedBitSet any) {
            for (int doc : docs) {
                any.set(doc);
            }
        }
    }

    private record Value(String facet, String value, Having having) {}

    private final IndexSearcher searcher;
    private final List<List<Value>> byLeaf = new ArrayList<>();

    private Facets(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    static Facets of(IndexSearcher searcher) throws IOException {
        var facets = new Facets(searcher);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            facets.byLeaf.add(values(leaf.reader()));
        }
        return facets;
    }

    private static List<Value> values(LeafReader leaf) throws IOException {
        var values = new ArrayList<Value>();
        for (String field : FIELDS) {
            var terms = Terms.getTerms(leaf, field).iterator();
            while (terms.next() != null) {
                values.add(new Value(field, terms.term().utf8ToString(), having(terms, leaf.maxDoc())));
            }
        }
        return values;
    }

    private static Having having(TermsEnum term, int maxDoc) throws IOException {
        var docs = term.postings(null, PostingsEnum.NONE);
        if (term.docFreq() >= maxDoc / SPARSE) {
            var many = new FixedBitSet(maxDoc);
            many.or(docs);
            return new Many(many);
        }
        var few = new int[term.docFreq()];
        for (int i = 0; i < few.length; i++) {
            few[i] = docs.nextDoc();
        }
        return new Few(few);
    }

    /**
     * What was found.
     *
     * @param total how much passes all filters
     * @param counts by facet, by value, under the filters of all other facets but not its own: how many there would be
     * @param emptying the facets whose filter keeps something out
     * @param passing what passes all filters, by leaf of the index
     */
    record Found(
            int total, Map<String, Map<String, Integer>> counts, List<String> emptying, List<FixedBitSet> passing) {

        boolean has(int doc, List<LeafReaderContext> leaves) {
            var leaf = ReaderUtil.subIndex(doc, leaves);
            return passing.get(leaf).get(doc - leaves.get(leaf).docBase);
        }
    }

    /** @param meant what is found beside what matches */
    Found find(Query matching, Set<Integer> meant, Map<String, List<String>> filters, String reader)
            throws IOException {
        var counts = new LinkedHashMap<String, Map<String, Integer>>();
        NAMES.forEach(facet -> counts.put(facet, new HashMap<>()));
        var unfiltered = new HashMap<String, Integer>();
        var passing = new ArrayList<FixedBitSet>();
        var matched = matched(matching, meant);
        for (int leaf = 0; leaf < matched.size(); leaf++) {
            var values = byLeaf.get(leaf);
            var found = matched.get(leaf);
            found.and(having(READER, List.of(reader), values, found.length()));
            passing.add(passing(found, filters, "", values));
            for (String facet : NAMES) {
                var others = passing(found, filters, facet, values);
                unfiltered.merge(facet, others.cardinality(), Integer::sum);
                count(facet, others, values, counts.get(facet));
            }
        }
        var total = passing.stream().mapToInt(FixedBitSet::cardinality).sum();
        var emptying = NAMES.stream()
                .filter(facet -> unfiltered.getOrDefault(facet, 0) > total)
                .toList();
        return new Found(total, counts, emptying, passing);
    }

    private List<FixedBitSet> matched(Query matching, Set<Integer> meant) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var matched = new ArrayList<FixedBitSet>();
        leaves.forEach(leaf -> matched.add(new FixedBitSet(leaf.reader().maxDoc())));
        searcher.search(matching, new SimpleCollector() {
            private FixedBitSet ofLeaf;

            @Override
            protected void doSetNextReader(LeafReaderContext leaf) {
                ofLeaf = matched.get(leaf.ord);
            }

            @Override
            public void collect(int doc) {
                ofLeaf.set(doc);
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        });
        for (int doc : meant) {
            var leaf = ReaderUtil.subIndex(doc, leaves);
            matched.get(leaf).set(doc - leaves.get(leaf).docBase);
        }
        return matched;
    }

    /** What passes the filters of all facets but one. */
    private static FixedBitSet passing(
            FixedBitSet found, Map<String, List<String>> filters, String but, List<Value> values) {
        var passing = found.clone();
        for (var filter : filters.entrySet()) {
            if (!filter.getKey().equals(but) && !filter.getValue().isEmpty()) {
                passing.and(having(filter.getKey(), filter.getValue(), values, found.length()));
            }
        }
        return passing;
    }

    private static FixedBitSet having(String facet, List<String> any, List<Value> values, int length) {
        var having = new FixedBitSet(length);
        for (var value : values) {
            if (value.facet().equals(facet) && any.contains(value.value())) {
                value.having().addTo(having);
            }
        }
        return having;
    }

    private static void count(String facet, FixedBitSet found, List<Value> values, Map<String, Integer> counts) {
        for (var value : values) {
            if (value.facet().equals(facet)) {
                var both = value.having().countIn(found);
                if (both > 0) {
                    counts.merge(value.value(), both, Integer::sum);
                }
            }
        }
    }

    /** Those that score highest of what was found, the best first. */
    ScoreDoc[] best(Query scored, Found found, int most) throws IOException {
        var best = new TopScoreDocCollectorManager(most, most).newCollector();
        searcher.search(scored, new FilterCollector(best) {
            @Override
            public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
                var passing = found.passing().get(leaf.ord);
                return new FilterLeafCollector(super.getLeafCollector(leaf)) {
                    @Override
                    public void collect(int doc) throws IOException {
                        if (passing.get(doc)) {
                            in.collect(doc);
                        }
                    }
                };
            }
        });
        return best.topDocs().scoreDocs;
    }
}
