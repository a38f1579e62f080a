package health.caveat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NearnessTest {

    @Test
    void isTheLikenessOfTheOnlyPhrase() {
        assertThat(answers(0.7f)).isCloseTo(0.7f, within(1e-6f));
    }

    @Test
    void isRaisedByWhatIsNearAndNotByWhatIsFar() {
        assertThat(answers(0.7f, 0.7f)).isCloseTo(0.7f + 0.07f * (float) Math.log(2), within(1e-6f));
        assertThat(answers(0.7f, 0.1f, -0.2f)).isCloseTo(0.7f, within(1e-4f));
        assertThat(answers(0.1f, 0.7f)).isEqualTo(answers(0.7f, 0.1f));
    }

    @Test
    void countsWhatItOnlyHelpsWithLess() {
        var helping = new Nearness();
        helping.add(0.7f, true);
        assertThat(helping.value()).isLessThan(answers(0.7f)).isGreaterThan(answers(0.65f));
    }

    @Test
    void isZeroWhereNothingIsNear() {
        assertThat(answers()).isZero();
        assertThat(answers(-0.3f)).isZero();
    }

    private static float answers(float... likenesses) {
        var nearness = new Nearness();
        for (float likeness : likenesses) {
            nearness.add(likeness, false);
        }
        return nearness.value();
    }
}
