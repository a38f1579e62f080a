package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** How bad an effect is, by the five grades of CTCAE v5: mild (1), moderate (2), severe (3), life-threatening (4), fatal (5). */
public enum Severity {
    MILD,
    MODERATE,
    SEVERE,
    LIFE_THREATENING,
    FATAL;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
