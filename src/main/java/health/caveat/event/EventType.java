package health.caveat.event;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What sort of thing happened. */
public enum EventType {
    DEATH,
    SERIOUS_HARM,
    TRIAL_HOLD,
    APPROVAL,
    LABEL_CHANGE,
    WITHDRAWAL,
    RULE_CHANGE,
    STUDY_RESULT;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
