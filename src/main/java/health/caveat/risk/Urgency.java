package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** How soon to get help. */
public enum Urgency {
    EMERGENCY,
    SAME_DAY,
    NEXT_VISIT;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
