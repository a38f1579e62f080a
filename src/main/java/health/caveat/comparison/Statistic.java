package health.caveat.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** The statistics that sources print instead of counts. */
public enum Statistic {
    HAZARD_RATIO,
    RATE_RATIO,
    RISK_RATIO,
    ODDS_RATIO,
    MEAN_DIFFERENCE,
    MEDIAN_MONTHS,
    RATE_PER_YEAR;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
