package health.caveat.therapy;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Whether a therapy can be had: approved somewhere, still being studied, or no longer sold anywhere. */
public enum TherapyStatus {
    APPROVED,
    INVESTIGATIONAL,
    WITHDRAWN;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
