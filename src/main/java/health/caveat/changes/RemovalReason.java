package health.caveat.changes;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Why an item is no longer in what a client follows. */
public enum RemovalReason {
    /** It was retired. */
    DELETED,
    /** It is published, but left the client's filter. */
    CHANGED;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
