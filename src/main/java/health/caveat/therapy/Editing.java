package health.caveat.therapy;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** How a therapy changes the patient's own DNA, where it does. */
public enum Editing {
    CRISPR_CAS9,
    CRISPR_CAS12A,
    BASE_EDITING;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
