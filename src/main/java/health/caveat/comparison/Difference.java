package health.caveat.comparison;

import health.caveat.risk.Measure;
import health.caveat.text.Languages;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * How far two groups that chance made lie apart: therapy less comparator, in people in 100, with 95% intervals.
 *
 * <p>The difference's interval is Newcombe's method 10, from the two Wilson intervals (Stat Med 1998;17:873-890). The
 * ratio's is Katz's, on the logarithm (Biometrics 1978;34:469-474); it is absent where a group has no event. The number
 * needed is given only where the difference's interval excludes zero (Altman, BMJ 1998;317:1309-1312).
 *
 * @param words the difference in words
 * @param riskDifference in percentage points; above zero: more with the therapy
 * @param riskRatio the therapy's share over the comparator's
 * @param numberNeeded how many people have to have the therapy for one more, or one fewer, to have the outcome
 */
public record Difference(
        String words, Estimate riskDifference, Optional<Estimate> riskRatio, Optional<Integer> numberNeeded) {

    private static final double ERROR_RATE = 0.05;
    private static final double Z = 1.959963984540054;
    private static final MathContext SHOWN = new MathContext(3, RoundingMode.HALF_UP);

    /** A value with the ends of its 95% interval. */
    public record Estimate(BigDecimal value, BigDecimal low, BigDecimal high) {}

    /** So many of so many. */
    record Group(int events, int total) {

        double share() {
            return (double) events / total;
        }

        /** The group behind a measure that counts, or prints a percentage that only one count fits. */
        static Optional<Group> of(Measure measure) {
            return measure.counted().map(count -> new Group(count.events(), count.total()));
        }
    }

    static Difference of(Group therapy, Group comparator, String language) {
        var t = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(therapy.total, therapy.events, ERROR_RATE);
        var c = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(comparator.total, comparator.events, ERROR_RATE);
        var difference = therapy.share() - comparator.share();
        var low = difference - Math.hypot(therapy.share() - t.getLowerBound(), c.getUpperBound() - comparator.share());
        var high = difference + Math.hypot(t.getUpperBound() - therapy.share(), comparator.share() - c.getLowerBound());
        var excludesZero = low > 0 || high < 0;
        var estimate = new Estimate(shown(100 * difference), shown(100 * low), shown(100 * high));
        return new Difference(
                words(estimate, excludesZero, language),
                estimate,
                ratio(therapy, comparator),
                excludesZero ? Optional.of((int) Math.ceil(1 / Math.abs(difference) - 1e-9)) : Optional.empty());
    }

    private static Optional<Estimate> ratio(Group therapy, Group comparator) {
        if (therapy.events == 0 || comparator.events == 0) {
            return Optional.empty();
        }
        var ratio = therapy.share() / comparator.share();
        var error = Z
                * Math.sqrt(
                        1.0 / therapy.events - 1.0 / therapy.total + 1.0 / comparator.events - 1.0 / comparator.total);
        return Optional.of(new Estimate(shown(ratio), shown(ratio * Math.exp(-error)), shown(ratio * Math.exp(error))));
    }

    private static String words(Estimate difference, boolean excludesZero, String language) {
        var words = Languages.words(language);
        var sign = difference.value.signum() >= 0;
        var key = !excludesZero ? "difference.perhaps" : sign ? "difference.more" : "difference.fewer";
        // The words name sizes, so below zero the ends change places.
        var from = excludesZero && !sign ? difference.high : difference.low;
        var to = excludesZero && !sign ? difference.low : difference.high;
        return new MessageFormat(words.getString(key), Locale.forLanguageTag(language))
                .format(new Object[] {whole(difference.value), whole(from), whole(to)});
    }

    private static long whole(BigDecimal number) {
        return number.abs().setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigDecimal shown(double number) {
        return BigDecimal.valueOf(number).round(SHOWN);
    }
}
