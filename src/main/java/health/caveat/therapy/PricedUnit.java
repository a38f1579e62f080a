package health.caveat.therapy;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What a price buys. */
public enum PricedUnit {
    TREATMENT,
    EYE,
    INFUSION,
    VIAL,
    YEAR;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
