package health.caveat.item;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What a change means to those who read the item before. */
public enum ChangeClass {
    NEW_RISK,
    RISK_RAISED,
    RISK_LOWERED,
    WITHDRAWN,
    CLARIFIED,
    TYPO;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
