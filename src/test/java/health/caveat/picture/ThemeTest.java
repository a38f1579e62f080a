package health.caveat.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WCAG 2.2: 4.5 for text (1.4.3), 3 for shapes (1.4.11). */
class ThemeTest {

    @ParameterizedTest
    @EnumSource
    void keepsTheContrastOfTextAndShapes(Theme theme) {
        for (String text : List.of(theme.ink, theme.soft, theme.marked)) {
            assertThat(contrast(text, theme.paper)).as("%s %s", theme, text).isGreaterThanOrEqualTo(4.5);
        }
        for (String shape : List.of(theme.marked, theme.others, theme.ink)) {
            assertThat(contrast(shape, theme.paper)).as("%s %s", theme, shape).isGreaterThanOrEqualTo(3);
        }
    }

    private static double contrast(String one, String other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        var share = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
