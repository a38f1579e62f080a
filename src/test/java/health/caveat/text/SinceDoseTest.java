package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceDoseTest {

    @ParameterizedTest
    @CsvSource({
        "PT6H, 6",
        "P0D, 0",
        "P1D, 24",
        "P3W, 504",
        "P2M, 1440",
        "P1Y, 8760",
        "P15Y, 131400",
        "-P1D, -24",
        "-PT2H, -2"
    })
    void countsHours(String duration, long hours) {
        assertThat(duration).matches(SinceDose.PATTERN);
        assertThat(SinceDose.hours(duration)).isEqualTo(hours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "3W", "PT3M", "P1DT6H", "P1.5D", "P6H", "P-1D", "p1d", "P12345D", "P1D "})
    void refusesAnythingButOneUnit(String duration) {
        assertThat(duration).doesNotMatch(SinceDose.PATTERN);
    }
}
