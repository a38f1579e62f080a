package health.caveat.therapy;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What a regulator did, or what became of a marketing authorisation. */
public enum ApprovalEvent {
    APPROVED,
    CONDITIONALLY_APPROVED,
    EXTENDED,
    RESTRICTED,
    LABEL_CHANGED,
    SUSPENDED,
    RESUMED,
    WITHDRAWN,
    NOT_RENEWED,
    REFUSED,
    APPLICATION;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
