package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** The regulators' criteria (ICH E2A) that make a reaction serious. Serious is not the same as severe. */
public enum SeriousnessCriterion {
    DEATH,
    LIFE_THREATENING,
    HOSPITALISATION,
    DISABILITY,
    CONGENITAL_ANOMALY,
    OTHER_MEDICALLY_IMPORTANT;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
