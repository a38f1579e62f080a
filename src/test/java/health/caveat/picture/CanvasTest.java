package health.caveat.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanvasTest {

    private static final String HEBREW = "נזק לכבד אחרי הטיפול הגנטי בילדים קטנים מאוד עם תסמינים";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b && c > \"d\" ' e",
                "]]><script>alert(1)</script>",
                "a\u0000b\u0008c\uFFFEd",
                "half a pair \uD83D alone",
                "😀 and 𝒳",
                "{{not:a-reference}} %s %n $1",
                HEBREW
            })
    void keepsAnyTextAndStaysXml(String text) {
        var picture = Svg.read(new Canvas(Theme.DARK)
                .write(text, new Canvas(Theme.DARK).title())
                .finish("a\"b", "en", text, text)
                .svg());
        assertThat(picture.title())
                .isEqualTo(text.replaceAll("[\\x00\\x08\\uFFFE]", "\uFFFD").replace("\uD83D ", "\uFFFD "));
    }

    @Test
    void breaksLongTextsAndLongWords() {
        var text = "Aminotransferasenerhöhungsüberwachungsprogrammverantwortlicher ".repeat(3) + "and short words "
                + "x".repeat(200);
        var canvas = new Canvas(Theme.LIGHT);
        var lines = TextWidth.lines(text, 14, true, Canvas.INNER);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(lines)
                .allSatisfy(line -> assertThat(TextWidth.of(line, 14, true)).isLessThanOrEqualTo(Canvas.INNER));
        assertThat(Svg.read(canvas.write(text, canvas.share())
                                .finish("test", "en", "title", "description")
                                .svg())
                        .texts())
                .isEqualTo(lines);
    }

    @Test
    void standsTextFromRightToLeftAtTheRight() {
        var canvas = new Canvas(Theme.LIGHT);
        var texts = Svg.read(canvas.write(HEBREW, canvas.title())
                        .write("English", canvas.title())
                        .finish("test", "en", "title", "description")
                        .svg())
                .all("text");
        assertThat(texts.get(0).getAttribute("direction")).isEqualTo("rtl");
        assertThat(texts.get(0).getAttribute("x")).isEqualTo("344");
        assertThat(texts.get(texts.size() - 1).hasAttribute("direction")).isFalse();
        assertThat(texts.get(texts.size() - 1).getAttribute("x")).isEqualTo("16");
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(List.of(Canvas.number(1), Canvas.number(0.125), Canvas.number(1e6), Canvas.number(-0.001)))
                .containsExactly("1", "0.13", "1000000", "0");
    }
}
