package health.caveat.search;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.util.VectorUtil;

/**
 * Moves a vector of the model so that questions come nearer to what answers them: x + xA, of length 1. What A is was learned from
 * the phrases by which items are found (decision 26), by {@code src/bench/search-adapter.sh}.
 */
enum VectorAdapter {
    OF_QUESTIONS("questions"),
    OF_TEXTS("texts");

    private static final int DIMENSIONS = 384;

    private final byte[][] matrix = new byte[DIMENSIONS][DIMENSIONS];
    private final float scale;

    /** The file is the scale as a float, and the rows of A in bytes. */
    VectorAdapter(String name) {
        try (var file =
                new DataInputStream(VectorAdapter.class.getResourceAsStream("/search/adapter-of-" + name + ".bin"))) {
            scale = file.readFloat();
            for (byte[] row : matrix) {
                file.readFully(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float[] adapt(float[] vector) {
        var adapted = vector.clone();
        for (int i = 0; i < DIMENSIONS; i++) {
            var part = vector[i] * scale;
            var row = matrix[i];
            for (int j = 0; j < DIMENSIONS; j++) {
                adapted[j] += part * row[j];
            }
        }
        return VectorUtil.l2normalize(adapted);
    }
}
