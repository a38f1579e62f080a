package health.caveat.risk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.caveat.picture.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * What the numbers of a {@link Measure} mean: a percentage with its interval, a natural frequency in both frames, and a
 * band, in the reader's language.
 *
 * <p>The interval is the two-sided 95% score interval of Wilson (J Am Stat Assoc 1927;22:209). The natural frequency uses
 * the smallest of four fixed denominators at which both frames are whole numbers of at least one, since people read
 * "1 in X" with a changing X as larger than it is (Pighin 2011, Med Decis Making 31:686). Fewer than 20 are never scaled.
 *
 * @param words the figure in words, such as "27 in 100 infants"
 * @param otherwise the same figure from the other side, such as "73 in 100 did not"
 * @param count the figure as so many of so many, where a whole number is known
 * @param percent the point estimate in percent, to four significant digits
 * @param derivedEvents the number of events, where the source printed only a percentage and one whole number fits it
 * @param interval absent where there is no total
 * @param scaled the natural frequency as numbers, for a picture; absent where the figure is not scaled
 * @param band the band of the point estimate
 * @param bandRange every band that the interval, or the printed range, touches; absent where there is neither
 */
public record Frequency(
        String words,
        Optional<String> otherwise,
        Optional<String> count,
        Optional<BigDecimal> percent,
        Optional<Integer> derivedEvents,
        Optional<Interval> interval,
        Optional<Scaled> scaled,
        Band band,
        Optional<List<Band>> bandRange) {

    private static final long[] DENOMINATORS = {100, 1_000, 10_000, 100_000};
    private static final int SMALLEST_SCALED = 20;
    private static final int MOST_KEPT = 5_000;
    private static final double ERROR_RATE = 0.05;
    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);

    /** A two-sided confidence interval in percent; {@code level} in percent. */
    public record Interval(BigDecimal low, BigDecimal high, int level, String method) {}

    /** So many of a round number. */
    public record Scaled(long events, long of) {}

    /** Figures are quoted again and again. */
    private static final Cache<Asked, Frequency> MADE =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Asked(Measure measure, Optional<String> who, String language) {}

    /** @param who the plural noun for those counted, where the finding has one */
    public static Frequency of(Measure measure, Optional<String> who, String language) {
        return MADE.get(new Asked(measure, who, language), asked -> make(measure, who, language));
    }

    private static Frequency make(Measure measure, Optional<String> who, String language) {
        var words = new FrequencyWords(language, who.orElse(null), measure.unit());
        if (measure instanceof Measure.Count count) {
            return ofCount(count.events(), count.total(), percentOf(count.events(), count.total()), false, words);
        }
        if (measure instanceof Measure.Percent percent) {
            return ofPercent(percent, words);
        }
        if (measure instanceof Measure.Range range) {
            return ofRange(range, words);
        }
        return ofReports((Measure.Reports) measure, words);
    }

    /** What a picture shows: the natural frequency, or what was counted where that is not scaled; never without interval. */
    Optional<Scaled> drawn(Measure measure) {
        return interval.flatMap(known ->
                        scaled.or(() -> measure.counted().map(count -> new Scaled(count.events(), count.total()))))
                .filter(figures -> Figures.canDraw(figures.events, figures.of));
    }

    /** The smallest denominator at which all of these can stand side by side; none where one must not be scaled. */
    public static Optional<Long> sharedDenominator(Collection<Measure.Count> counts) {
        return LongStream.of(DENOMINATORS)
                .boxed()
                .filter(of -> counts.stream().allMatch(count -> canScale(count, of)))
                .findFirst();
    }

    private static boolean canScale(Measure.Count count, long of) {
        var isNoneOrAll = count.events() == 0 || count.events() == count.total();
        return count.total() >= SMALLEST_SCALED
                && (isNoneOrAll || keepsBothFrames(on(count, of), Band.of(count.events(), count.total())));
    }

    /** Whether figures out of this number are scaled, not counted. */
    static boolean isDenominator(long of) {
        return LongStream.of(DENOMINATORS).anyMatch(denominator -> denominator == of);
    }

    /** A count scaled to a denominator, rounded half up. */
    public static Scaled on(Measure.Count count, long of) {
        return new Scaled(scaledEvents(count.events(), count.total(), of).longValueExact(), of);
    }

    /** A count in words, at a denominator that it shares with others. */
    public static String words(Measure.Count count, long of, String language) {
        var words = new FrequencyWords(language, null, count.unit());
        return count.events() == 0 || count.events() == count.total()
                ? of(count, Optional.empty(), language).words
                : words.did(on(count, of));
    }

    private static Frequency ofCount(int events, int total, BigDecimal percent, boolean derived, FrequencyWords words) {
        var interval = interval(events, total);
        var scaled = total < SMALLEST_SCALED ? Optional.<Scaled>empty() : scaled(events, total);
        String said;
        String otherwise;
        if (events == 0) {
            said = words.none(total, bound(interval.high));
            otherwise = words.didNotOf(total, total);
        } else if (events == total) {
            said = words.all(total, bound(interval.low));
            otherwise = words.didNotOf(0, total);
        } else {
            said = scaled.map(words::did).orElseGet(() -> words.didOf(events, total));
            otherwise = scaled.map(words::didNot).orElseGet(() -> words.didNotOf(total - events, total));
        }
        return new Frequency(
                said,
                Optional.of(otherwise),
                Optional.of(words.didOf(events, total)),
                Optional.of(percent.round(SHOWN)),
                derived ? Optional.of(events) : Optional.empty(),
                Optional.of(interval),
                scaled,
                events == 0 ? Band.NOT_KNOWN : Band.of(events, total),
                Optional.of(Band.between(Band.of(interval.low), Band.of(interval.high))));
    }

    private static Frequency ofPercent(Measure.Percent measure, FrequencyWords words) {
        var derived = measure.derivedEvents();
        if (derived.isPresent()) {
            return ofCount(derived.get(), measure.total().orElseThrow(), measure.percent(), true, words);
        }
        var percent = measure.percent();
        var zero = percent.signum() == 0;
        var interval = measure.total().map(total -> interval(measure.nearest(total), total));
        var scaled = scaled(percent);
        return new Frequency(
                scaled.map(words::did).orElseGet(() -> words.percent(percent)),
                scaled.map(words::didNot),
                Optional.empty(),
                Optional.of(percent),
                Optional.empty(),
                interval,
                scaled,
                zero ? Band.NOT_KNOWN : Band.of(percent),
                interval.map(i -> Band.between(Band.of(i.low), Band.of(i.high))));
    }

    private static Frequency ofRange(Measure.Range range, FrequencyWords words) {
        var from = range.fromPercent();
        var to = range.toPercent();
        var bands = Band.between(
                from.map(Band::of).orElse(Band.VERY_RARE), to.map(Band::below).orElse(Band.VERY_COMMON));
        return new Frequency(
                words.range(from.map(Frequency::bound), to.map(Frequency::bound)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                bands.size() == 1 ? bands.get(0) : Band.NOT_KNOWN,
                Optional.of(bands));
    }

    private static Frequency ofReports(Measure.Reports reports, FrequencyWords words) {
        return new Frequency(
                words.reports(reports.events()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Band.NOT_KNOWN,
                Optional.empty());
    }

    private static BigDecimal percentOf(long events, long total) {
        return BigDecimal.valueOf(events)
                .multiply(Measure.HUNDRED)
                .divide(BigDecimal.valueOf(total), MathContext.DECIMAL64);
    }

    private static Interval interval(int events, int total) {
        var wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(total, events, ERROR_RATE);
        // At the ends the formula gives 0 and 1 only up to rounding errors.
        var low = events == 0 ? 0 : Math.max(0, wilson.getLowerBound());
        var high = events == total ? 1 : Math.min(1, wilson.getUpperBound());
        return new Interval(shownPercent(low), shownPercent(high), 95, "wilson");
    }

    private static BigDecimal shownPercent(double proportion) {
        return BigDecimal.valueOf(proportion).multiply(Measure.HUNDRED).round(SHOWN);
    }

    private static Optional<Scaled> scaled(long events, long total) {
        return scaled(of -> scaledEvents(events, total, of), Band.of(events, total));
    }

    private static BigDecimal scaledEvents(long events, long total, long of) {
        return BigDecimal.valueOf(events)
                .multiply(BigDecimal.valueOf(of))
                .divide(BigDecimal.valueOf(total), 0, RoundingMode.HALF_UP);
    }

    private static Optional<Scaled> scaled(BigDecimal percent) {
        return scaled(
                of -> percent.multiply(BigDecimal.valueOf(of)).divide(Measure.HUNDRED, 0, RoundingMode.HALF_UP),
                Band.of(percent));
    }

    /**
     * Only the events are rounded; the other frame is what remains, so that both add up. A rounding that leaves the
     * figure's band (0.6% as 1 in 100) would contradict it, so the next denominator is taken.
     */
    private static Optional<Scaled> scaled(Function<Long, BigDecimal> eventsIn, Band band) {
        for (long of : DENOMINATORS) {
            var scaled = new Scaled(eventsIn.apply(of).longValueExact(), of);
            if (keepsBothFrames(scaled, band)) {
                return Optional.of(scaled);
            }
        }
        return Optional.empty();
    }

    private static boolean keepsBothFrames(Scaled scaled, Band band) {
        return scaled.events >= 1 && scaled.of - scaled.events >= 1 && Band.of(scaled.events, scaled.of) == band;
    }

    /** A bound may reach the whole: 100 of 100 is a good upper bound, though no frame of it is left. */
    private static Scaled bound(BigDecimal percent) {
        return scaled(percent)
                .orElse(new Scaled(percent.setScale(0, RoundingMode.HALF_UP).longValueExact(), 100));
    }
}
