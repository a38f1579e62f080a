package health.caveat.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.comparison.Difference.Group;
import health.caveat.risk.Measure;
import health.caveat.risk.MeasuredUnit;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    /** Newcombe, Stat Med 1998;17:873-890, method 10 (the values as computed there). */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 5.24, 33.4",
        "9, 10, 3, 10, 17.1, 80.9",
        "10, 10, 0, 20, 67.9, 100",
        "10, 10, 0, 10, 60.8, 100"
    })
    void givesNewcombesIntervals(
            int events, int total, int otherEvents, int otherTotal, BigDecimal low, BigDecimal high) {
        var difference = Difference.of(new Group(events, total), new Group(otherEvents, otherTotal), "en");
        assertThat(difference.riskDifference().low()).isEqualByComparingTo(low);
        assertThat(difference.riskDifference().high()).isEqualByComparingTo(high);
    }

    @Test
    void saysHowManyAreNeededOnlyWhereTheIntervalExcludesZero() {
        assertThat(Difference.of(new Group(56, 70), new Group(48, 80), "en").numberNeeded())
                .contains(5);
        assertThat(Difference.of(new Group(6, 7), new Group(2, 7), "en").numberNeeded())
                .contains(2);
        assertThat(Difference.of(new Group(5, 10), new Group(4, 10), "en").numberNeeded())
                .isEmpty();
    }

    @Test
    void saysTheDifferenceInWords() {
        assertThat(Difference.of(new Group(56, 70), new Group(48, 80), "en").words())
                .isEqualTo("20 more in 100 with the therapy (from 5 to 33 more)");
        assertThat(Difference.of(new Group(48, 80), new Group(56, 70), "en").words())
                .isEqualTo("20 fewer in 100 with the therapy (from 5 to 33 fewer)");
        assertThat(Difference.of(new Group(5, 10), new Group(4, 10), "en").words())
                .endsWith("chance alone could explain the difference");
    }

    @Test
    void givesNoRatioWhereAGroupHasNoEvent() {
        assertThat(Difference.of(new Group(10, 10), new Group(0, 20), "en").riskRatio())
                .isEmpty();
        assertThat(Difference.of(new Group(20, 100), new Group(10, 100), "en")
                        .riskRatio()
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo("2");
    }

    @Test
    void knowsTheGroupOnlyBehindCounts() {
        assertThat(Group.of(new Measure.Count(3, 7, MeasuredUnit.PEOPLE))).contains(new Group(3, 7));
        assertThat(Group.of(new Measure.Percent(new BigDecimal("42.9"), Optional.of(7), MeasuredUnit.PEOPLE)))
                .contains(new Group(3, 7));
        assertThat(Group.of(new Measure.Percent(new BigDecimal("42.9"), Optional.empty(), MeasuredUnit.PEOPLE)))
                .isEmpty();
        assertThat(Group.of(new Measure.Reports(3))).isEmpty();
    }
}
