package health.caveat.therapy;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Whether a label's warning stands in a box at its head. */
public enum WarningKind {
    BOXED,
    WARNING;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
