package health.caveat.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.caveat.picture.Figures.Shape;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FiguresTest {

    private static Stream<long[]> anyNumbers() {
        var random = new Random(6);
        var small = IntStream.rangeClosed(1, 25)
                .boxed()
                .flatMap(total -> IntStream.rangeClosed(0, total).mapToObj(marked -> new long[] {marked, total}));
        var large = random.longs(300, 26, 100_001).mapToObj(total ->
                new long[] {(long) (random.nextDouble() * (total + 1)), total});
        var round = Stream.of(100L, 1_000L, 10_000L, 100_000L)
                .flatMap(of -> random.longs(20, 0, of + 1).mapToObj(marked -> new long[] {marked, of}));
        return Stream.of(small, large, round).flatMap(numbers -> numbers);
    }

    @ParameterizedTest
    @MethodSource("anyNumbers")
    void fillsAsManyAsTheyAre(long[] numbers) {
        holds(numbers[0], numbers[1], Canvas.INNER);
        holds(numbers[0], numbers[1], 154);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "0,38",
        "99999,100000",
        "1,100000",
        "100000,100000",
        "0,100000",
        "999,1000",
        "5432,5432",
        "9900,10000"
    })
    void fillsAsManyAsTheyAreAtTheEdges(long marked, long total) {
        holds(marked, total, Canvas.INNER);
    }

    private static void holds(long marked, long total, double width) {
        var figures = new Figures(marked, total, Shape.PEOPLE);
        var svg = draw(figures, width);
        var picture = Svg.read(svg);
        var each = figures.each();
        assertThat(svg.length()).isLessThan(150_000);
        if (each == 1) {
            assertThat(picture.count("marked")).isEqualTo(marked);
            assertThat(picture.count("others")).isEqualTo(total - marked);
            return;
        }
        assertThat(picture.count("marked-squares") * each + picture.count("marked"))
                .isEqualTo(marked);
        var opened = picture.count("marked") + picture.count("others");
        var squares = picture.count("marked-squares") + picture.count("other-squares");
        assertThat(squares).isEqualTo((total + each - 1) / each).isLessThanOrEqualTo(100);
        if (opened > 0) {
            assertThat(opened).isEqualTo(Math.min(each, total - picture.count("marked-squares") * each));
        } else {
            assertThat(marked % each).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsEachShapeInsideThePicture(Shape shape) {
        assertThat(Svg.read(draw(new Figures(3, 7, shape), Canvas.INNER)).count("marked"))
                .isEqualTo(3);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> new Figures(8, 7, Shape.EYES)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Figures(0, 0, Shape.EYES)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Figures(1, 100_001, Shape.EYES)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String draw(Figures figures, double width) {
        var canvas = new Canvas(Theme.LIGHT);
        figures.draw(canvas, Canvas.MARGIN, width, "drawn out");
        return canvas.finish("test", "en", "title", "description").svg();
    }
}
