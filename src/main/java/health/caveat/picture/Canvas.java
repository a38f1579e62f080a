package health.caveat.picture;

import health.caveat.api.Drawing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Bidi;

/**
 * A picture in the making, drawn from the top down on a sheet 360 units wide, so that its words can be read on a phone.
 * It is one SVG document for itself: no script, no style sheet, no font from outside, and attributes in place of styles,
 * so that it shows under any content security policy and survives what cleans HTML.
 */
public final class Canvas {

    public static final double WIDTH = 360;
    public static final double MARGIN = 16;
    public static final double INNER = WIDTH - 2 * MARGIN;
    private static final double LINE_HEIGHT = 1.32;

    public final Theme theme;
    private final StringBuilder svg = new StringBuilder();
    private double y = MARGIN;

    public Canvas(Theme theme) {
        this.theme = theme;
    }

    /** A way of writing: its size, its colour and whether it is bold. */
    public record Type(double size, String colour, boolean bold) {}

    public Type title() {
        return new Type(17, theme.ink, true);
    }

    public Type figure() {
        return new Type(21, theme.marked, true);
    }

    public Type heading() {
        return new Type(15, theme.ink, true);
    }

    public Type share() {
        return new Type(14, theme.ink, true);
    }

    public Type plain() {
        return new Type(14, theme.ink, false);
    }

    public Type small() {
        return new Type(13, theme.soft, false);
    }

    /** How far down the picture has come. */
    public double y() {
        return y;
    }

    public Canvas down(double distance) {
        y += distance;
        return this;
    }

    public Canvas to(double where) {
        y = where;
        return this;
    }

    /** Writes a text over the whole width, on as many lines as it needs, and goes below it. */
    public Canvas write(String text, Type type) {
        return write(text, type, MARGIN, INNER);
    }

    public Canvas write(String text, Type type, double x, double width) {
        // The text says itself where it begins, so that Arabic and Hebrew stand at the right.
        var rightToLeft = !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        for (String line : TextWidth.lines(text, type.size, type.bold, width)) {
            y += type.size;
            label(line, type, rightToLeft ? x + width : x, y, rightToLeft ? "start\" direction=\"rtl" : "start");
            y += type.size * (LINE_HEIGHT - 1);
        }
        return this;
    }

    /** A short text at a place, on one line. @param anchor start, middle or end */
    public Canvas label(String text, Type type, double x, double baseline, String anchor) {
        svg.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s fill=\"%s\"%s>%s</text>\n"
                .formatted(
                        number(x),
                        number(baseline),
                        number(type.size),
                        type.bold ? " font-weight=\"700\"" : "",
                        type.colour,
                        anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"",
                        escaped(text)));
        return this;
    }

    /** Draws two things beside each other and goes below the longer one. */
    public Canvas beside(Runnable left, Runnable right) {
        var top = y;
        left.run();
        var below = y;
        y = top;
        right.run();
        y = Math.max(y, below);
        return this;
    }

    /** One figure before the words that it stands for, filled or as an outline. */
    public Canvas key(boolean filled, Figures.Shape shape) {
        shape.draw(this, MARGIN + 2, y + 2, 1.15, filled);
        return this;
    }

    /** Opens a group of shapes of one look; its name lets a front end, or a test, find them. */
    public Canvas group(String name, String attributes) {
        svg.append("<g class=\"caveat-")
                .append(name)
                .append("\" ")
                .append(attributes)
                .append(">\n");
        return this;
    }

    public Canvas end() {
        svg.append("</g>\n");
        return this;
    }

    public Canvas path(String d) {
        svg.append("<path d=\"").append(d).append("\"/>\n");
        return this;
    }

    public Canvas path(String d, String attributes) {
        svg.append("<path d=\"").append(d).append("\" ").append(attributes).append("/>\n");
        return this;
    }

    public Canvas line(double x1, double y1, double x2, double y2, String stroke, double width) {
        return path(
                "M" + number(x1) + "," + number(y1) + "L" + number(x2) + "," + number(y2),
                "fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"" + number(width) + "\"");
    }

    public Canvas circle(double x, double y, double radius, String attributes) {
        svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>\n"
                .formatted(number(x), number(y), number(radius), attributes));
        return this;
    }

    public Canvas box(double x, double y, double width, double height, double round, String attributes) {
        svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" %s/>\n"
                .formatted(number(x), number(y), number(width), number(height), number(round), attributes));
        return this;
    }

    /** @param id names this picture in its page: two on one page must not share it */
    public Drawing finish(String id, String language, String title, String description) {
        var height = number(y + MARGIN);
        return new Drawing(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" role="img" aria-labelledby="%3$s-title %3$s-desc" \
                lang="%4$s" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif">
                <title id="%3$s-title">%5$s</title>
                <desc id="%3$s-desc">%6$s</desc>
                <rect width="%1$s" height="%2$s" fill="%7$s"/>
                %8$s</svg>
                """.formatted(
                                number(WIDTH),
                                height,
                                escaped(id),
                                escaped(language),
                                escaped(title),
                                escaped(description),
                                theme.paper,
                                svg),
                language);
    }

    /** At most two decimals, the same on every machine. */
    public static String number(double number) {
        return BigDecimal.valueOf(number)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** XML cannot hold most control characters, nor half a surrogate pair, in any form. */
    static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    var allowed = c == '\t'
                            || c == '\n'
                            || c == '\r'
                            || c >= 0x20 && c < 0xD800
                            || c >= 0xE000 && c <= 0xFFFD
                            || c >= 0x10000;
                    safe.appendCodePoint(allowed ? c : 0xFFFD);
                }
            }
        });
        return safe.toString();
    }
}
