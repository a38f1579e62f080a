package health.caveat.risk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

    static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void acceptsCounts() {
        assertThat(faults(count(0, 38))).isEmpty();
        assertThat(faults(count(12, 12))).isEmpty();
    }

    @Test
    void refusesImpossibleCounts() {
        assertThat(faults(count(13, 12))).containsExactly("events must not be above total");
        assertThat(faults(count(-1, 12))).isNotEmpty();
        assertThat(faults(count(0, 0))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"27.3, 44", "27, 44", "0, 38", "100, 12", "33, 3", "33.3, 3", "66.7, 3", "50, 2", "0.5, 200", "12.5, 8"
    })
    void acceptsPercentagesThatAWholeNumberPrints(BigDecimal percent, int total) {
        assertThat(faults(percent(percent, total))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"27.3, 45", "50, 3", "27.30, 44", "99.9, 44", "0.1, 44"})
    void refusesPercentagesThatNoWholeNumberPrints(BigDecimal percent, int total) {
        assertThat(faults(percent(percent, total)))
                .containsExactly("no whole number of the total prints this percentage");
    }

    @Test
    void takesAPercentageWithoutATotalAsItIs() {
        assertThat(faults(new Measure.Percent(new BigDecimal("27.3"), Optional.empty(), MeasuredUnit.PEOPLE)))
                .isEmpty();
        assertThat(faults(new Measure.Percent(new BigDecimal("100.1"), Optional.empty(), MeasuredUnit.PEOPLE)))
                .isNotEmpty();
        assertThat(faults(new Measure.Percent(new BigDecimal("-1"), Optional.empty(), MeasuredUnit.PEOPLE)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"27.3, 44, 12", "27, 44, 12", "0, 38, 0", "100, 12, 12", "33, 3, 1", "0.5, 200, 1", "12.5, 1000, 125"})
    void derivesTheEventsWhereOneWholeNumberFits(BigDecimal percent, int total, int events) {
        assertThat(percent(percent, total).derivedEvents()).contains(events);
    }

    @ParameterizedTest
    @CsvSource({"27, 440", "0, 300", "12.5, 10000"})
    void derivesNoEventsWhereSeveralWholeNumbersFit(BigDecimal percent, int total) {
        assertThat(percent(percent, total).derivedEvents()).isEmpty();
    }

    @Test
    void derivesNoEventsWithoutATotal() {
        var measure = new Measure.Percent(BigDecimal.TEN, Optional.empty(), MeasuredUnit.PEOPLE);
        assertThat(measure.derivedEvents()).isEmpty();
    }

    @Test
    void acceptsRangesWithABound() {
        assertThat(faults(range("1", "10"))).isEmpty();
        assertThat(faults(range("25", null))).isEmpty();
        assertThat(faults(range(null, "10"))).isEmpty();
    }

    @Test
    void refusesRangesWithoutABoundOrTheWrongWayRound() {
        assertThat(faults(range(null, null))).hasSize(1);
        assertThat(faults(range("10", "1"))).hasSize(1);
        assertThat(faults(range("10", "101"))).hasSize(1);
    }

    private static Measure.Count count(int events, int total) {
        return new Measure.Count(events, total, MeasuredUnit.PEOPLE);
    }

    private static Measure.Percent percent(BigDecimal percent, int total) {
        return new Measure.Percent(percent, Optional.of(total), MeasuredUnit.PEOPLE);
    }

    private static Measure.Range range(String from, String to) {
        return new Measure.Range(
                Optional.ofNullable(from).map(BigDecimal::new),
                Optional.ofNullable(to).map(BigDecimal::new),
                Optional.empty(),
                MeasuredUnit.PEOPLE);
    }

    private static List<String> faults(Measure measure) {
        return VALIDATOR.validate(measure).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
