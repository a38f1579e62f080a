package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** The area of the body or of life that a risk belongs to. */
public enum RiskCategory {
    IMMUNE_REACTION,
    OFF_TARGET_EDIT,
    CANCER,
    LIVER,
    NEUROLOGICAL,
    BLOOD,
    INFECTION,
    HEART,
    EYE,
    FERTILITY,
    GENERAL,
    LOSS_OF_EFFECT,
    LONG_TERM_UNKNOWN,
    COST_AND_ACCESS,
    DRUG_INTERACTION;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
