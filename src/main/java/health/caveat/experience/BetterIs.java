package health.caveat.experience;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Which way a score is better. */
public enum BetterIs {
    HIGHER,
    LOWER;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
