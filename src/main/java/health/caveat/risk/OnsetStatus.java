package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Whether anyone has reported when a risk begins. */
public enum OnsetStatus {
    KNOWN,
    UNKNOWN;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
