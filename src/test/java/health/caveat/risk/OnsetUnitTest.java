package health.caveat.risk;

import static health.caveat.risk.OnsetUnit.DAYS;
import static health.caveat.risk.OnsetUnit.HOURS;
import static health.caveat.risk.OnsetUnit.MONTHS;
import static health.caveat.risk.OnsetUnit.WEEKS;
import static health.caveat.risk.OnsetUnit.YEARS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnsetUnitTest {

    @Test
    void findsTheUnitsThatAWindowTouches() {
        assertThat(touched("PT1H", "PT12H")).containsExactly(HOURS);
        assertThat(touched("PT1H", "P3D")).containsExactly(HOURS, DAYS);
        assertThat(touched("P1W", "P3M")).containsExactly(WEEKS, MONTHS);
        assertThat(touched("P0D", "P20Y")).containsExactly(HOURS, DAYS, WEEKS, MONTHS, YEARS);
    }

    @Test
    void leavesOutTheUnitThatBeginsWhereTheWindowEnds() {
        assertThat(touched("PT1H", "P1D")).containsExactly(HOURS);
        assertThat(touched("P1D", "P7D")).containsExactly(DAYS);
        assertThat(touched("P1D", "P8D")).containsExactly(DAYS, WEEKS);
        assertThat(touched("P1M", "P1Y")).containsExactly(MONTHS);
    }

    @Test
    void takesTheUnitThatBeginsWhereTheWindowBegins() {
        assertThat(touched("P1D", "P2D")).containsExactly(DAYS);
        assertThat(touched("P7D", "P14D")).containsExactly(WEEKS);
        assertThat(touched("P30D", "P2M")).containsExactly(MONTHS);
        assertThat(touched("P1Y", "P2Y")).containsExactly(YEARS);
    }

    @Test
    void takesAMomentAsItsOwnUnit() {
        assertThat(touched("P1D", "P1D")).containsExactly(DAYS);
        assertThat(touched("P0D", "P0D")).containsExactly(HOURS);
    }

    @Test
    void reachesYearsWhenNoEndIsKnown() {
        assertThat(touched("P2M", null)).containsExactly(MONTHS, YEARS);
        assertThat(touched("P1Y", null)).containsExactly(YEARS);
    }

    @Test
    void countsTheTimeBeforeTheDoseAsNoUnit() {
        assertThat(touched("-P1D", "PT2H")).containsExactly(HOURS);
        assertThat(touched("-P1D", "P2D")).containsExactly(HOURS, DAYS);
        assertThat(touched("-P3D", "-P1D")).isEmpty();
    }

    @Test
    void knowsNoUnitWhereNobodyReportedTheBeginning() {
        assertThat(touched(null, null)).isEmpty();
        assertThat(touched(null, "P3M")).isEmpty();
    }

    private static List<OnsetUnit> touched(String earliest, String latest) {
        return OnsetUnit.touchedBy(new RiskInput.OnsetWindow(
                List.of(), Optional.ofNullable(earliest), Optional.ofNullable(latest), Optional.empty(), List.of()));
    }
}
