package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"2021", "2021-03", "2021-12-31"})
    void takesAYearAMonthOrADay(String date) {
        assertThat(date).matches(PartialDate.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21", "2021-13", "2021-3", "2021-12-32", "2021-00", "12/2021", "2021-12-31T00:00"})
    void refusesAnythingElse(String date) {
        assertThat(date).doesNotMatch(PartialDate.PATTERN);
    }
}
