package health.caveat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhrasesTest {

    private static final List<String> IDS = List.of("topic/itch");
    private static final float[] VECTOR = {0.6f, 0.8f};

    @TempDir
    Path folder;

    SearchIndex index;

    final Set<String> wanted = new HashSet<>();

    /** The item, itself as a whole, its title, a name, and what it helps with. */
    @BeforeEach
    void indexesAnItem() throws IOException {
        index = new SearchIndex(folder) {
            @Override
            Optional<float[]> meaning(String text) {
                wanted.add(text);
                return super.meaning(text);
            }
        };
        index.add(topic("itch", "scratching", "Skin."), text -> Optional.of(VECTOR));
        index.add(topic("rash", "spots", "Skin."), text -> Optional.of(VECTOR));
        index.show(1, "");
        assertThat(documents()).isEqualTo(10);
    }

    @AfterEach
    void closes() throws IOException {
        index.close();
    }

    /** Then none of their vectors is looked for, to be indexed anew. */
    @Test
    void leavesThemAloneWhereTheyWouldBeTheSame() throws IOException {
        index.replace(IDS, List.of(topic("itch", "scratching", "Skin.")), true);
        index.show(2, "");
        assertThat(wanted).isEmpty();
        assertThat(documents()).isEqualTo(10);
        assertThat(index.meaning("scratching")).contains(VECTOR);
    }

    @Test
    void makesThemAnewWhereSomethingOfThemChanged() throws IOException {
        index.replace(IDS, List.of(topic("itch", "tickling", "Skin.")), true);
        index.show(2, "");
        assertThat(wanted).containsExactlyInAnyOrder("Skin itch", "tickling", "moths", "Skin itch. tickling. Skin.");
        assertThat(index.meaning("scratching")).isEmpty();
        assertThat(index.meaning("moths")).contains(VECTOR);
        assertThat(withoutMeaning()).containsExactly("topic/itch");
    }

    @Test
    void makesThemAnewAfterAStepThatFailedMidway() throws IOException {
        assertThat(index.isShown()).isTrue();
        index.replace(IDS, List.of(topic("itch", "tickling", "Skin.")), true);
        assertThat(index.isShown()).isFalse();
        index.replace(IDS, List.of(topic("itch", "scratching", "Skin.")), false);
        index.show(2, "");
        assertThat(documents()).isEqualTo(10);
        assertThat(index.meaning("scratching")).contains(VECTOR);
    }

    @Test
    void leavesNothingOfAnItemThatIsGone() throws IOException {
        index.replace(IDS, List.of(), true);
        index.show(2, "");
        assertThat(documents()).isEqualTo(5);
        assertThat(index.meaning("scratching")).isEmpty();
        assertThat(index.meaning("spots")).contains(VECTOR);
    }

    @Test
    void makesVectorsOnlyForTextsThatHaveNone() throws IOException {
        index.replace(IDS, List.of(topic("itch", "tickling", "Skin.")), true);
        index.show(2, "");
        index.understand(
                IDS, List.of(topic("itch", "tickling", "Skin.")), text -> Optional.of(new float[] {0.8f, 0.6f}));
        index.show(2, "");
        assertThat(withoutMeaning()).isEmpty();
        assertThat(index.meaning("tickling")).contains(new float[] {0.8f, 0.6f});
        assertThat(index.meaning("moths")).contains(VECTOR);
    }

    @Test
    void showsWhatWasMerged() throws IOException {
        index.add(topic("hives", "wheals", "Skin."), text -> Optional.of(VECTOR));
        index.show(2, "");
        assertThat(parts()).isEqualTo(2);
        index.merge();
        var from = System.nanoTime();
        while (parts() > 1) {
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(10));
            index.showMerged();
        }
        assertThat(index.version()).contains(2L);
        assertThat(documents()).isEqualTo(15);
    }

    /** What facets count with is made for each view. */
    @Test
    void showsNothingAnewWhereNothingWasMerged() throws IOException {
        index.add(topic("hives", "wheals", "Skin."), text -> Optional.of(VECTOR));
        index.show(2, "");
        index.keep();
        SearchIndex.View shown = index.read(view -> view);
        index.showMerged();
        SearchIndex.View still = index.read(view -> view);
        assertThat(still).isSameAs(shown);
    }

    private int documents() {
        return index.read(view -> reader(view).numDocs());
    }

    private int parts() {
        return index.read(view -> reader(view).leaves().size());
    }

    private Set<String> withoutMeaning() {
        return index.read(view -> Phrases.withoutMeaning(view.searcher(), 10));
    }

    private static IndexReader reader(SearchIndex.View view) {
        return view.searcher().getIndexReader();
    }

    private static Entry topic(String slug, String name, String summary) {
        return Entries.entry("topic", slug, "Skin " + slug, Set.of(name), Set.of("moths"), summary);
    }
}
