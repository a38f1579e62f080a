package health.caveat.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Whether an outcome is wanted or unwanted. */
public enum OutcomeNature {
    BENEFIT,
    HARM;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
