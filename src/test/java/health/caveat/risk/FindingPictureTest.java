package health.caveat.risk;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.picture.Canvas;
import health.caveat.picture.Svg;
import health.caveat.picture.Theme;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a picture shows is what the words say: one place computes both. */
class FindingPictureTest {

    private static final Pattern SAID = Pattern.compile("^(none|all|[\\d,]+) (?:in|of|out of) ([\\d,]+)");
    private static final Pattern ALL = Pattern.compile("^all ([\\d,]+) of ([\\d,]+)");

    private static Stream<Measure> anyMeasure() {
        var random = new Random(27);
        var counts = IntStream.rangeClosed(1, 60)
                .boxed()
                .flatMap(total -> IntStream.rangeClosed(0, total)
                        .mapToObj(events -> (Measure) new Measure.Count(events, total, MeasuredUnit.PEOPLE)));
        var large = random.ints(400, 61, 100_001).mapToObj(total -> (Measure) new Measure.Count(
                random.nextBoolean() ? random.nextInt(total + 1) : random.nextInt(5), total, MeasuredUnit.EYES));
        var percents = random.ints(400, 20, 5_000).mapToObj(total -> {
            var events = random.nextInt(total + 1);
            var percent = Frequency.of(new Measure.Count(events, total, null), Optional.empty(), "en")
                    .percent()
                    .orElseThrow()
                    .setScale(random.nextInt(2), java.math.RoundingMode.HALF_UP);
            return (Measure) new Measure.Percent(percent, Optional.of(total), MeasuredUnit.PEOPLE);
        });
        return Stream.of(counts, large, percents).flatMap(measures -> measures);
    }

    @Test
    void showsTheNumbersThatTheWordsSay() {
        anyMeasure().forEach(measure -> {
            var frequency = Frequency.of(measure, Optional.empty(), "en");
            frequency.drawn(measure).ifPresent(shown -> {
                var words = frequency.words();
                var all = ALL.matcher(words);
                var said = SAID.matcher(words);
                if (all.find()) {
                    assertThat(shown)
                            .as(words)
                            .isEqualTo(new Frequency.Scaled(number(all.group(1)), number(all.group(2))));
                    return;
                }
                assertThat(said.find()).as(words).isTrue();
                var events = said.group(1).equals("none") ? 0 : number(said.group(1));
                assertThat(shown).as(words).isEqualTo(new Frequency.Scaled(events, number(said.group(2))));
            });
        });
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void fillsAsManyFiguresAsTheWordsSay(Measure measure, long filled, long total) {
        var frequency = Frequency.of(measure, Optional.empty(), "en");
        var picture = draw(frequency.drawn(measure).orElseThrow(), measure, frequency);
        assertThat(picture.count("marked")).isEqualTo(filled);
        assertThat(picture.count("marked") + picture.count("others")).isEqualTo(total);
    }

    private static Stream<Object[]> drawn() {
        return Stream.of(
                new Object[] {new Measure.Count(12, 44, MeasuredUnit.PEOPLE), 27, 100},
                new Object[] {new Measure.Count(3, 7, MeasuredUnit.EYES), 3, 7},
                new Object[] {new Measure.Count(1, 1, MeasuredUnit.INFUSIONS), 1, 1},
                new Object[] {new Measure.Count(0, 38, MeasuredUnit.PEOPLE), 0, 38},
                new Object[] {new Measure.Count(44, 44, MeasuredUnit.PEOPLE), 44, 44},
                new Object[] {new Measure.Count(1, 141, MeasuredUnit.PEOPLE), 7, 1000},
                new Object[] {new Measure.Percent(new BigDecimal("27.3"), Optional.of(44), MeasuredUnit.PEOPLE), 27, 100
                });
    }

    @Test
    void opensOneSquareForVeryLargeNumbers() {
        var measure = new Measure.Count(99_999, 100_000, MeasuredUnit.PEOPLE);
        var frequency = Frequency.of(measure, Optional.empty(), "en");
        var picture = draw(frequency.drawn(measure).orElseThrow(), measure, frequency);
        assertThat(picture.count("marked-squares") * 1_000 + picture.count("marked"))
                .isEqualTo(99_999);
        assertThat(picture.texts()).contains("Each square stands for 1,000 people.");
    }

    @ParameterizedTest
    @CsvSource({
        "12, 44, Chance leaves open from 16 to 42 in 100 (95% interval).",
        "0, 38, Chance leaves open from 0 to 9 in 100 (95% interval).",
        "1, 54, Chance leaves open from <1 to 10 in 100 (95% interval).",
        "53, 54, Chance leaves open from 90 to >99 in 100 (95% interval).",
        "54, 54, Chance leaves open from 93 to 100 in 100 (95% interval).",
        "'1', '141', 'Chance leaves open from 1 to 39 in 1,000 (95% interval).'"
    })
    void saysTheIntervalInTheDenominatorOfItsScale(int events, int total, String words) {
        var measure = new Measure.Count(events, total, MeasuredUnit.PEOPLE);
        var frequency = Frequency.of(measure, Optional.empty(), "en");
        assertThat(new FigurePicture(
                                frequency.drawn(measure).orElseThrow(),
                                frequency.interval().orElseThrow(),
                                MeasuredUnit.PEOPLE,
                                "en")
                        .intervalInWords())
                .isEqualTo(words);
    }

    @Test
    void drawsNothingThatCannotBeCountedOut() {
        for (Measure measure : new Measure[] {
            new Measure.Reports(3),
            new Measure.Range(Optional.of(BigDecimal.TEN), Optional.empty(), Optional.of(100), null),
            new Measure.Percent(new BigDecimal("27"), Optional.empty(), null),
            // Zero, one, two or three of 800 print this.
            new Measure.Percent(new BigDecimal("0"), Optional.of(800), null),
            new Measure.Count(1, 2_000_000, null)
        }) {
            assertThat(Frequency.of(measure, Optional.empty(), "en").drawn(measure))
                    .as("%s", measure)
                    .isEmpty();
        }
    }

    private static Svg draw(Frequency.Scaled shown, Measure measure, Frequency frequency) {
        var canvas = new Canvas(Theme.LIGHT);
        new FigurePicture(shown, frequency.interval().orElseThrow(), measure.unit(), "en")
                .draw(canvas, Canvas.MARGIN, Canvas.INNER);
        return Svg.read(canvas.finish("test", "en", "title", "description").svg());
    }

    private static long number(String words) {
        return Long.parseLong(words.replace(",", ""));
    }
}
