package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** The forms in which a source prints a figure. */
public enum MeasureType {
    COUNT,
    PERCENT,
    RANGE,
    REPORTS;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }

    static MeasureType of(Measure measure) {
        return valueOf(measure.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT));
    }
}
