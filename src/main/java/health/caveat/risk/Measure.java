package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a source printed, as it printed it. Everything else about a figure is computed: {@link Frequency}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Measure.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Measure.Percent.class, name = "percent"),
    @JsonSubTypes.Type(value = Measure.Range.class, name = "range"),
    @JsonSubTypes.Type(value = Measure.Reports.class, name = "reports")
})
@Schema(
        oneOf = {Measure.Count.class, Measure.Percent.class, Measure.Range.class, Measure.Reports.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "count", schema = Measure.Count.class),
            @DiscriminatorMapping(value = "percent", schema = Measure.Percent.class),
            @DiscriminatorMapping(value = "range", schema = Measure.Range.class),
            @DiscriminatorMapping(value = "reports", schema = Measure.Reports.class)
        })
public sealed interface Measure {

    /** What is counted; people unless said. */
    default MeasuredUnit unit() {
        return MeasuredUnit.PEOPLE;
    }

    /** So many of so many, where that is known: counted, or the one number that prints the percentage. */
    default Optional<Count> counted() {
        return Optional.empty();
    }

    /** So many of so many. */
    @Schema(name = "CountMeasure")
    record Count(@PositiveOrZero int events, @Positive int total, MeasuredUnit unit) implements Measure {

        public Count {
            unit = unit == null ? MeasuredUnit.PEOPLE : unit;
        }

        @Override
        public Optional<Count> counted() {
            return Optional.of(this);
        }

        @JsonIgnore
        @AssertTrue(message = "events must not be above total")
        boolean isWithinTotal() {
            return events <= total;
        }
    }

    /** A printed percentage, with its printed decimals, and the number it is a share of where that is known. */
    @Schema(name = "PercentMeasure")
    record Percent(
            @NotNull @DecimalMin("0") @DecimalMax("100") BigDecimal percent,
            Optional<@Positive Integer> total,
            MeasuredUnit unit)
            implements Measure {

        public Percent {
            unit = unit == null ? MeasuredUnit.PEOPLE : unit;
        }

        @JsonIgnore
        @AssertTrue(message = "no whole number of the total prints this percentage")
        boolean isPrintable() {
            return percent == null || total.isEmpty() || lowestPrinting() <= highestPrinting();
        }

        /** The whole number nearest to the percentage of the total. */
        int nearest(int of) {
            return percent.multiply(BigDecimal.valueOf(of))
                    .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                    .intValueExact();
        }

        /** The number of events, where exactly one whole number prints this percentage. */
        public Optional<Integer> derivedEvents() {
            return total.isPresent() && lowestPrinting() == highestPrinting()
                    ? Optional.of(lowestPrinting())
                    : Optional.empty();
        }

        @Override
        public Optional<Count> counted() {
            return derivedEvents().map(events -> new Count(events, total.orElseThrow(), unit));
        }

        private int lowestPrinting() {
            return atPercent(percent.subtract(halfOfLastDigit()), RoundingMode.CEILING);
        }

        private int highestPrinting() {
            return atPercent(percent.add(halfOfLastDigit()), RoundingMode.FLOOR);
        }

        /** Sources round halves up or to even, so both neighbours of an exact half are taken to print it. */
        private BigDecimal halfOfLastDigit() {
            return new BigDecimal("0.5").scaleByPowerOfTen(-Math.max(0, percent.scale()));
        }

        private int atPercent(BigDecimal bound, RoundingMode rounding) {
            var events = bound.multiply(BigDecimal.valueOf(total.orElseThrow()))
                    .divide(HUNDRED, 0, rounding)
                    .intValueExact();
            return Math.max(0, Math.min(total.orElseThrow(), events));
        }
    }

    /** A printed band or bound: from, to, or both. */
    @Schema(name = "RangeMeasure")
    record Range(
            Optional<@DecimalMin("0") @DecimalMax("100") BigDecimal> fromPercent,
            Optional<@DecimalMin("0") @DecimalMax("100") BigDecimal> toPercent,
            Optional<@Positive Integer> total,
            MeasuredUnit unit)
            implements Measure {

        public Range {
            unit = unit == null ? MeasuredUnit.PEOPLE : unit;
        }

        @JsonIgnore
        @AssertTrue(message = "a range needs fromPercent, toPercent or both, in this order")
        boolean isBounded() {
            return fromPercent.isPresent() && toPercent.isPresent()
                    ? fromPercent.get().compareTo(toPercent.get()) <= 0
                    : fromPercent.isPresent() || toPercent.isPresent();
        }
    }

    /** Case and spontaneous reports. Nobody knows of how many: never a frequency. */
    @Schema(name = "ReportsMeasure")
    record Reports(@PositiveOrZero int events) implements Measure {}

    BigDecimal HUNDRED = BigDecimal.valueOf(100);
}
