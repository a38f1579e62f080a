package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The frequency bands of CIOMS III and the EU's SmPC guideline. Computed from a figure, never entered. */
public enum Band {
    VERY_RARE("0"),
    RARE("0.01"),
    UNCOMMON("0.1"),
    COMMON("1"),
    VERY_COMMON("10"),
    NOT_KNOWN(null);

    /** The lowest percentage that belongs to the band. */
    private final BigDecimal fromPercent;

    Band(String fromPercent) {
        this.fromPercent = fromPercent == null ? null : new BigDecimal(fromPercent);
    }

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }

    /** The band of a percentage, lower edge included. */
    static Band of(BigDecimal percent) {
        var band = VERY_RARE;
        for (Band candidate : List.of(RARE, UNCOMMON, COMMON, VERY_COMMON)) {
            if (percent.compareTo(candidate.fromPercent) >= 0) {
                band = candidate;
            }
        }
        return band;
    }

    /** The band just below a percentage: printed bands run up to their upper edge and do not reach it. */
    static Band below(BigDecimal percent) {
        var band = of(percent);
        return band != VERY_RARE && percent.compareTo(band.fromPercent) == 0 ? values()[band.ordinal() - 1] : band;
    }

    /** The band of so many of so many, without rounding on the way. */
    static Band of(long events, long total) {
        var band = VERY_RARE;
        for (Band candidate : List.of(RARE, UNCOMMON, COMMON, VERY_COMMON)) {
            var events100 = BigDecimal.valueOf(events).multiply(Measure.HUNDRED);
            if (events100.compareTo(candidate.fromPercent.multiply(BigDecimal.valueOf(total))) >= 0) {
                band = candidate;
            }
        }
        return band;
    }

    /** Every band from one to another, both included. */
    static List<Band> between(Band lowest, Band highest) {
        return new ArrayList<>(List.of(values()).subList(lowest.ordinal(), highest.ordinal() + 1));
    }
}
