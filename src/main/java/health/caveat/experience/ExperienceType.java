package health.caveat.experience;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** How patients were heard: in a study of what they say, by a score, or in an account of their own. */
public enum ExperienceType {
    QUALITATIVE_STUDY,
    PATIENT_REPORTED_SCORE,
    FIRST_PERSON_ACCOUNT;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
