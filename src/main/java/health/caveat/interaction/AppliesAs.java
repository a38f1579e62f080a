package health.caveat.interaction;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Whether an interaction names the therapy itself or its class. */
public enum AppliesAs {
    THERAPY,
    CLASS;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
