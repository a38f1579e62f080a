package health.caveat.interaction;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** How an interaction is known: seen in people, said by a label or guideline, expected, looked for and not found, or never studied. */
public enum InteractionEvidence {
    REPORTED,
    LABEL,
    THEORETICAL,
    NONE_KNOWN,
    NOT_STUDIED;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
