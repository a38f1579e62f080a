package health.caveat.risk;

import static health.caveat.risk.Band.COMMON;
import static health.caveat.risk.Band.NOT_KNOWN;
import static health.caveat.risk.Band.RARE;
import static health.caveat.risk.Band.UNCOMMON;
import static health.caveat.risk.Band.VERY_COMMON;
import static health.caveat.risk.Band.VERY_RARE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {

    /** From table I of Newcombe RG, Stat Med 1998;17:857-872: score intervals without continuity correction. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void agreesWithThePublishedWilsonIntervals(int events, int total, BigDecimal low, BigDecimal high) {
        var interval = count(events, total).interval().orElseThrow();
        assertThat(proportion(interval.low())).isEqualByComparingTo(low);
        assertThat(proportion(interval.high())).isEqualByComparingTo(high);
        assertThat(interval.level()).isEqualTo(95);
        assertThat(interval.method()).isEqualTo("wilson");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 10000, VERY_COMMON",
        "999, 10000, COMMON",
        "100, 10000, COMMON",
        "99, 10000, UNCOMMON",
        "10, 10000, UNCOMMON",
        "9, 10000, RARE",
        "1, 10000, RARE",
        "1, 10001, VERY_RARE",
        "10000, 10000, VERY_COMMON",
        "0, 10000, NOT_KNOWN"
    })
    void putsCountsIntoBandsFromTheLowerEdge(int events, int total, Band band) {
        assertThat(count(events, total).band()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "100, VERY_COMMON",
        "10, VERY_COMMON",
        "9.99, COMMON",
        "1, COMMON",
        "0.99, UNCOMMON",
        "0.1, UNCOMMON",
        "0.099, RARE",
        "0.01, RARE",
        "0.0099, VERY_RARE",
        "0, NOT_KNOWN"
    })
    void putsPercentagesIntoBandsFromTheLowerEdge(BigDecimal percent, Band band) {
        var frequency = percent(percent);
        assertThat(frequency.band()).isEqualTo(band);
    }

    @Test
    void namesEveryBandThatTheIntervalTouches() {
        assertThat(count(12, 44).bandRange()).contains(List.of(VERY_COMMON));
        assertThat(count(1, 54).bandRange()).contains(List.of(UNCOMMON, COMMON));
        assertThat(count(0, 38).bandRange()).contains(List.of(VERY_RARE, RARE, UNCOMMON, COMMON));
        assertThat(percent("27", 440).bandRange()).contains(List.of(VERY_COMMON));
        assertThat(percent(BigDecimal.TEN).bandRange()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12, 44, 27 in 100 people, 73 in 100 did not",
        "1, 54, 2 in 100 people, 98 in 100 did not",
        "199, 200, '995 in 1,000 people', '5 in 1,000 did not'",
        "1, 100, 1 out of 100 people, 99 in 100 did not",
        "1, 200, '5 in 1,000 people', '995 in 1,000 did not'",
        "1, 201, '5 in 1,000 people', '995 in 1,000 did not'",
        "99, 100, 99 in 100 people, 1 out of 100 did not",
        "3, 3000, '1 out of 1,000 people', '999 in 1,000 did not'",
        "3, 30000, '1 out of 10,000 people', '9,999 in 10,000 did not'",
        "3, 100000, '3 in 100,000 people', '99,997 in 100,000 did not'"
    })
    void scalesToTheSmallestDenominatorThatShowsBothFrames(int events, int total, String words, String otherwise) {
        var frequency = count(events, total);
        assertThat(frequency.words()).isEqualTo(words);
        assertThat(frequency.otherwise()).contains(otherwise);
    }

    @ParameterizedTest
    @CsvSource({
        "996, 10000, '996 in 10,000 people', COMMON",
        "6, 1000, '6 in 1,000 people', UNCOMMON",
        "95, 100000, '95 in 100,000 people', RARE"
    })
    void doesNotRoundAFigureOutOfItsBand(int events, int total, String words, Band band) {
        assertThat(count(events, total).words()).isEqualTo(words);
        assertThat(count(events, total).band()).isEqualTo(band);
    }

    @Test
    void answersTheScaledNumbersForAPicture() {
        assertThat(count(12, 44).scaled()).contains(new Frequency.Scaled(27, 100));
        assertThat(count(12, 44).count()).contains("12 of 44 people");
        assertThat(count(12, 44).percent()).contains(new BigDecimal("27.27"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100",
        "2, 200",
        "1, 54",
        "1, 1000",
        "1, 10000",
        "1, 100000",
        "1, 1000000",
        "1, 3",
        "99, 100",
        "999, 1000"
    })
    void neverSaysOneInSoMany(int events, int total) {
        var frequency = count(events, total);
        assertThat(frequency.words() + " " + frequency.otherwise().orElse("")).doesNotContainPattern("\\b1 in ");
    }

    @Test
    void neverScalesFewerThanTwenty() {
        assertThat(count(3, 7).words()).isEqualTo("3 of 7 people");
        assertThat(count(3, 7).otherwise()).contains("4 of 7 did not");
        assertThat(count(3, 7).scaled()).isEmpty();
        assertThat(count(5, 19).words()).isEqualTo("5 of 19 people");
        assertThat(count(5, 20).words()).isEqualTo("25 in 100 people");
    }

    @Test
    void saysOfNoneWhatCannotBeRuledOut() {
        var none = count(0, 38);
        assertThat(none.words()).isEqualTo("none of 38 people; up to 9 in 100 cannot be ruled out");
        assertThat(none.otherwise()).contains("38 of 38 did not");
        assertThat(none.scaled()).isEmpty();
        assertThat(none.percent().orElseThrow()).isZero();
        assertThat(none.interval().orElseThrow().low()).isZero();
    }

    @Test
    void saysOfAllWhatCannotBeRuledOut() {
        assertThat(count(12, 12).words()).isEqualTo("all 12 of 12 people; as few as 76 in 100 cannot be ruled out");
        assertThat(count(1, 1).words()).isEqualTo("all 1 of 1 people; as few as 21 in 100 cannot be ruled out");
        assertThat(count(12, 12).scaled()).isEmpty();
        assertThat(count(12, 12).interval().orElseThrow().high()).isEqualByComparingTo("100");
    }

    @Test
    void derivesTheCountFromAPercentage() {
        var derived = percent("27.3", 44);
        assertThat(derived.words()).isEqualTo("27 in 100 people");
        assertThat(derived.count()).contains("12 of 44 people");
        assertThat(derived.derivedEvents()).contains(12);
        assertThat(derived.percent()).contains(new BigDecimal("27.3"));
        assertThat(derived.interval()).isEqualTo(count(12, 44).interval());
        assertThat(count(12, 44).derivedEvents()).isEmpty();
    }

    @Test
    void takesTheNearestWholeNumberForTheIntervalWhereSeveralFit() {
        var rounded = percent("27", 440);
        assertThat(rounded.count()).isEmpty();
        assertThat(rounded.derivedEvents()).isEmpty();
        assertThat(rounded.words()).isEqualTo("27 in 100 people");
        assertThat(rounded.interval()).isEqualTo(count(119, 440).interval());
    }

    @Test
    void hasNoIntervalWithoutATotal() {
        var percent = percent(new BigDecimal("0.3"));
        assertThat(percent.words()).isEqualTo("3 in 1,000 people");
        assertThat(percent.interval()).isEmpty();
        assertThat(percent.count()).isEmpty();
        assertThat(percent.percent()).contains(new BigDecimal("0.3"));
    }

    @Test
    void saysARangeByItsBounds() {
        assertThat(range("25", null).words()).isEqualTo("at least 25 in 100 people");
        assertThat(range(null, "10").words()).isEqualTo("at most 10 in 100 people");
        assertThat(range("1", "9").words()).isEqualTo("between 1 out of 100 and 9 in 100 people");
        assertThat(range("25", null).interval()).isEmpty();
        assertThat(range("25", null).percent()).isEmpty();
    }

    @Test
    void knowsTheBandOfARangeOnlyWhereItIsOne() {
        assertThat(range("25", null).band()).isEqualTo(VERY_COMMON);
        assertThat(range("1", "9").band()).isEqualTo(COMMON);
        assertThat(range("5", "25").band()).isEqualTo(NOT_KNOWN);
        assertThat(range("5", "25").bandRange()).contains(List.of(COMMON, VERY_COMMON));
        assertThat(range(null, "0.5").bandRange()).contains(List.of(VERY_RARE, RARE, UNCOMMON));
    }

    @ParameterizedTest
    @CsvSource({"10, 100, VERY_COMMON", "1, 10, COMMON", "0.1, 1, UNCOMMON", "0.01, 0.1, RARE", "0, 0.01, VERY_RARE"})
    void knowsThePrintedBandsAsThemselves(String from, String to, Band band) {
        assertThat(range(from, to).band()).isEqualTo(band);
        assertThat(range(from, to).bandRange()).contains(List.of(band));
    }

    @Test
    void makesNoFrequencyOfReports() {
        var reports = Frequency.of(new Measure.Reports(3), Optional.empty(), "en");
        assertThat(reports)
                .isEqualTo(new Frequency(
                        "3 reports; nobody counted out of how many",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOT_KNOWN,
                        Optional.empty()));
        assertThat(Frequency.of(new Measure.Reports(1), Optional.empty(), "en").words())
                .isEqualTo("1 report; nobody counted out of how many");
    }

    @Test
    void namesThoseWhoWereCounted() {
        assertThat(in("en", 12, 44, "infants").words()).isEqualTo("27 in 100 infants");
        var eyes = new Measure.Count(3, 7, MeasuredUnit.EYES);
        assertThat(Frequency.of(eyes, Optional.empty(), "en").words()).isEqualTo("3 of 7 eyes");
        var infusions = new Measure.Percent(BigDecimal.TEN, Optional.empty(), MeasuredUnit.INFUSIONS);
        assertThat(Frequency.of(infusions, Optional.empty(), "en").words()).isEqualTo("10 in 100 infusions");
    }

    @Test
    void speaksGerman() {
        assertThat(in("de", 12, 44, null).words()).isEqualTo("27 von 100 Menschen");
        assertThat(in("de", 12, 44, null).otherwise()).contains("bei 73 von 100 nicht");
        assertThat(in("de", 12, 44, null).count()).contains("12 von 44 Menschen");
        assertThat(in("de", 3, 3000, null).words()).isEqualTo("1 von je 1.000 Menschen");
        assertThat(in("de", 3, 7, "Augen").words()).isEqualTo("3 von 7 Augen");
        assertThat(in("de", 0, 38, null).words())
                .isEqualTo("bei keinem von 38 (Menschen); bis zu 9 von 100 sind nicht auszuschließen");
        assertThat(in("de", 12, 12, null).words())
                .isEqualTo("bei allen 12 von 12 (Menschen); auch nur 76 von 100 sind nicht auszuschließen");
        assertThat(Frequency.of(new Measure.Reports(3), Optional.empty(), "de").words())
                .isEqualTo("3 Meldungen; niemand hat gezählt, von wie vielen");
        assertThat(FrequencyWords.percent(new BigDecimal("27.27"), "de")).isEqualTo("27,3 %");
        assertThat(FrequencyWords.percent(new BigDecimal("27.27"), "en")).isEqualTo("27.3%");
    }

    private static Frequency in(String language, int events, int total, String who) {
        return Frequency.of(new Measure.Count(events, total, MeasuredUnit.PEOPLE), Optional.ofNullable(who), language);
    }

    private static Frequency count(int events, int total) {
        return in("en", events, total, null);
    }

    private static Frequency percent(BigDecimal percent) {
        return Frequency.of(
                new Measure.Percent(percent, Optional.empty(), MeasuredUnit.PEOPLE), Optional.empty(), "en");
    }

    private static Frequency percent(String percent, int total) {
        var measure = new Measure.Percent(new BigDecimal(percent), Optional.of(total), MeasuredUnit.PEOPLE);
        return Frequency.of(measure, Optional.empty(), "en");
    }

    private static Frequency range(String from, String to) {
        var measure = new Measure.Range(
                Optional.ofNullable(from).map(BigDecimal::new),
                Optional.ofNullable(to).map(BigDecimal::new),
                Optional.empty(),
                MeasuredUnit.PEOPLE);
        return Frequency.of(measure, Optional.empty(), "en");
    }

    private static BigDecimal proportion(BigDecimal percent) {
        return percent.movePointLeft(2).setScale(4, RoundingMode.HALF_UP);
    }
}
