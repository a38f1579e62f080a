package health.caveat.topic;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What sort of subject a topic is. */
public enum TopicType {
    FIELD,
    TECHNIQUE,
    VECTOR,
    CONDITION;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
