package health.caveat.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** How the two groups came about: by chance, as the same people before and after, or from different studies. */
public enum ComparisonDesign {
    RANDOMISED,
    SINGLE_ARM_BEFORE_AFTER,
    INDIRECT;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
