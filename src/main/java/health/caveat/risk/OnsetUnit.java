package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;
import health.caveat.text.SinceDose;
import java.util.Arrays;
import java.util.List;

/** A unit of time since the dose: the span in which people would count in it. A month counts 30 days, a year 365. */
public enum OnsetUnit {
    HOURS(0, 24),
    DAYS(24, 7 * 24),
    WEEKS(7 * 24, 30 * 24),
    MONTHS(30 * 24, 365 * 24),
    YEARS(365 * 24, Long.MAX_VALUE);

    private final long fromHour;
    private final long untilHour;

    OnsetUnit(long fromHour, long untilHour) {
        this.fromHour = fromHour;
        this.untilHour = untilHour;
    }

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }

    /**
     * The units that a window touches. A window that ends where a unit begins, such as P7D and weeks, does not touch it;
     * one whose beginning nobody reported touches none.
     */
    static List<OnsetUnit> touchedBy(RiskInput.OnsetWindow window) {
        if (window.earliest().isEmpty()) {
            return List.of();
        }
        var from = SinceDose.hours(window.earliest().get());
        var until = window.latest().map(SinceDose::hours).orElse(Long.MAX_VALUE);
        return Arrays.stream(values()).filter(unit -> unit.touches(from, until)).toList();
    }

    /** Whether a span of hours since the dose touches the unit. */
    public boolean touches(long from, long until) {
        return from < untilHour && (until > fromHour || from == fromHour);
    }
}
