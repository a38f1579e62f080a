package health.caveat.item;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Whether a clinician has reviewed an item. */
public enum ClinicalReview {
    NONE,
    REVIEWED;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
