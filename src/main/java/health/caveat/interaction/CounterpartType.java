package health.caveat.interaction;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What sort of thing a therapy interacts with. */
public enum CounterpartType {
    MEDICINE,
    MEDICINE_CLASS,
    VACCINE,
    TEST,
    PROCEDURE,
    SUBSTANCE;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
