package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** How sure the evidence is, by GRADE. */
public enum CertaintyLevel {
    HIGH,
    MODERATE,
    LOW,
    VERY_LOW;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
