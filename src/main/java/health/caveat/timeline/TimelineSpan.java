package health.caveat.timeline;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.risk.OnsetUnit;
import health.caveat.text.Kebab;
import health.caveat.text.SinceDose;
import java.util.Optional;

/** A span of time around the dose: before it, or one of the units in which people count the time since. */
public enum TimelineSpan {
    BEFORE(null, "P0D"),
    HOURS("P0D", "P1D"),
    DAYS("P1D", "P1W"),
    WEEKS("P1W", "P1M"),
    MONTHS("P1M", "P1Y"),
    YEARS("P1Y", null);

    public final Optional<String> from;
    public final Optional<String> until;

    TimelineSpan(String from, String until) {
        this.from = Optional.ofNullable(from);
        this.until = Optional.ofNullable(until);
    }

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }

    boolean touches(Hours hours) {
        return this == BEFORE ? hours.from < 0 : OnsetUnit.valueOf(name()).touches(hours.from, hours.until);
    }

    /** From when until when, in hours since the dose. An end that nobody stated is open. */
    record Hours(long from, long until) {

        static Hours of(Optional<String> from, Optional<String> until) {
            return new Hours(
                    from.map(SinceDose::hours).orElse(Long.MIN_VALUE),
                    until.map(SinceDose::hours).orElse(Long.MAX_VALUE));
        }

        boolean contains(Hours moment) {
            return from <= moment.from && moment.until <= until;
        }
    }
}
