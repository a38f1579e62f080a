package health.caveat.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text is at most, without a font at hand: by the widths of DejaVu Sans, which is wider than what most
 * systems use, so that lines that fit here fit everywhere.
 */
final class TextWidth {

    private static final double BOLD = 1.09;

    private TextWidth() {}

    static double of(String text, double size, boolean bold) {
        var width = text.codePoints().mapToDouble(TextWidth::of).sum();
        return width * size * (bold ? BOLD : 1);
    }

    private static double of(int character) {
        var type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        if ("iljI.,:;'|!’".indexOf(character) >= 0) {
            return 0.34;
        }
        if ("()[]/ -tfr".indexOf(character) >= 0) {
            return 0.43;
        }
        if ("mwMW@%—…".indexOf(character) >= 0) {
            return 1;
        }
        // Chinese, Japanese and Korean characters, and pictographs, fill a square.
        return character >= 0x1100 && !isArabicForm(character) ? 1 : Character.isUpperCase(character) ? 0.74 : 0.63;
    }

    private static boolean isArabicForm(int character) {
        return character >= 0x1E00 && character < 0x2E80 || character >= 0xFB1D && character < 0xFEFF;
    }

    /** Breaks a text into lines, at spaces where it can; a word that is too long by itself is broken anywhere. */
    static List<String> lines(String text, double size, boolean bold, double width) {
        var lines = new ArrayList<String>();
        var line = "";
        for (String word : text.strip().split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (of(longer, size, bold) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (of(line, size, bold) > width) {
                var end = longestThatFits(line, size, bold, width);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }

    private static int longestThatFits(String word, double size, boolean bold, double width) {
        var end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && of(word.substring(0, word.offsetByCodePoints(end, 1)), size, bold) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
