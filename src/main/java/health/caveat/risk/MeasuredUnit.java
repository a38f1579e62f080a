package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What is counted. */
public enum MeasuredUnit {
    PEOPLE,
    EYES,
    INFUSIONS;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
