package health.caveat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NearestNamesTest {

    @Test
    void weighsTheThreeNearest() {
        assertThat(mean(0.1f, 0.6f, -0.4f, 0.9f, 0.3f)).isCloseTo((3 * 0.9f + 2 * 0.6f + 0.3f) / 6, within(1e-6f));
    }

    @Test
    void doesNotMindFewNames() {
        assertThat(mean(0.9f)).isCloseTo(0.9f, within(1e-6f));
        assertThat(mean(0.4f, 0.9f)).isCloseTo((3 * 0.9f + 2 * 0.4f) / 5, within(1e-6f));
        assertThat(mean()).isZero();
        assertThat(mean(-0.1f)).isZero();
    }

    private static float mean(float... likenesses) {
        var names = new NearestNames();
        for (float likeness : likenesses) {
            names.add(likeness);
        }
        return names.mean();
    }
}
