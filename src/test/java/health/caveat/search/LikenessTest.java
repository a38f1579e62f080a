package health.caveat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LikenessTest {

    private static final Map<String, float[]> VECTORS =
            Map.of("asked", new float[] {1, 0}, "near", new float[] {0.8f, 0.6f}, "nearer", new float[] {0.96f, 0.28f});
    private static final float[] FAR = {0, 1};

    @TempDir
    Path folder;

    @Test
    void ordersByWhatIsAskedOfAnItemAndThenByWhatItHelpsWith() throws IOException {
        assertThat(found(
                        topic("far", Set.of(), Set.of()),
                        topic("helps", Set.of(), Set.of("near")),
                        topic("answers", Set.of("near"), Set.of())))
                .containsExactly("answers", "helps", "far");
    }

    @Test
    void countsEveryPhraseThatIsNear() throws IOException {
        assertThat(found(
                        topic("one", Set.of("nearer"), Set.of()),
                        topic("other", Set.of("near"), Set.of()),
                        topic("both", Set.of("nearer"), Set.of("near"))))
                .containsExactly("both", "one", "other");
    }

    private List<String> found(Entry... entries) throws IOException {
        try (var index = new SearchIndex(folder)) {
            for (var entry : entries) {
                index.add(entry, text -> Optional.of(VECTORS.getOrDefault(text, FAR)));
            }
            index.show(1, "");
            var meaning = new Meaning(false, folder) {
                @Override
                Optional<float[]> ofQuestion(String question) {
                    return Optional.of(VECTORS.get(question));
                }
            };
            return new Search(index, meaning)
                    .find(new Search.Wish("asked", Map.of(), "en", Set.of(), 1, 10)).page().items().stream()
                            .map(SearchHit::slug)
                            .toList();
        }
    }

    private static Entry topic(String slug, Set<String> names, Set<String> helps) {
        return Entries.entry("topic", slug, "Asked of all", names, helps, "");
    }
}
