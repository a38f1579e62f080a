package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What the people who counted an effect held to be its cause. Absent in a document, and served as {@code not-said}: the source does not say. */
public enum Attribution {
    TREATMENT_RELATED,
    POSSIBLY_TREATMENT_RELATED,
    CONDITIONING_RELATED,
    ALL_CAUSE,
    UNRELATED,
    NOT_SAID;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
