package health.caveat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorAdapterTest {

    /** What the model knows must not be lost: a vector that meant something else is none of its own. */
    @ParameterizedTest
    @EnumSource
    void movesAVectorALittle(VectorAdapter adapter) {
        var random = new Random(1);
        var vector = new float[384];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        VectorUtil.l2normalize(vector);
        var adapted = adapter.adapt(vector);
        assertThat(VectorUtil.dotProduct(adapted, adapted)).isCloseTo(1, within(1e-4f));
        assertThat(VectorUtil.dotProduct(adapted, vector)).isBetween(0.8f, 0.99f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"questions", "texts"})
    void isReadWhole(String name) throws Exception {
        var file = Path.of("src/main/resources/search/adapter-of-" + name + ".bin");
        assertThat(Files.size(file)).isEqualTo(Float.BYTES + 384 * 384);
    }
}
