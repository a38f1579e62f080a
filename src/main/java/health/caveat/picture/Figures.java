package health.caveat.picture;

import static health.caveat.picture.Canvas.number;

import java.util.ArrayList;
import java.util.List;

/**
 * So many of so many as figures on a grid: those that were counted are filled, the others are outlines. Up to 1,000 each
 * figure is one. Above that a square stands for 100 or 1,000, and the square that is neither full nor empty is drawn out
 * below, so that what is filled still is the number that the words say.
 */
public record Figures(long marked, long total, Shape shape) {

    private static final int ONE_BY_ONE = 1_000;
    private static final long MOST = 100_000;
    private static final int EACH_AN_ELEMENT = 100;
    private static final double SMALLEST_FIGURE = 0.6;

    /** What a figure looks like, by what was counted. It fits into a box 10 wide and 16 high. */
    public enum Shape {
        PEOPLE,
        EYES,
        INFUSIONS;

        /** From a starting point on: what is the same for every figure of one size. */
        private String outline(double s) {
            return switch (this) {
                case PEOPLE ->
                    "a%1$s,%1$s 0 1 1-.01,0zm-%2$s,%3$sv-%4$sa%2$s,%2$s 0 0 1 %5$s,0v%4$sz"
                            .formatted(
                                    number(2.5 * s), number(3.9 * s), number(14.6 * s), number(5 * s), number(7.8 * s));
                case EYES ->
                    "q%1$s-%2$s %3$s,0q-%1$s,%2$s-%3$s,0zm%4$s,0a%5$s,%5$s 0 1 0 %6$s,0a%5$s,%5$s 0 1 0-%6$s,0z"
                            .formatted(
                                    number(5 * s),
                                    number(9 * s),
                                    number(10 * s),
                                    number(3.2 * s),
                                    number(1.8 * s),
                                    number(3.6 * s));
                case INFUSIONS ->
                    "l%1$s,%2$sa%3$s,%3$s 0 1 1-%4$s,0z"
                            .formatted(number(3.5 * s), number(7.4 * s), number(4 * s), number(7 * s));
            };
        }

        void draw(Canvas canvas, double x, double y, double s, boolean filled) {
            canvas.path(
                    start(x, y, s) + outline(s),
                    filled
                            ? "fill=\"" + canvas.theme.marked + "\" fill-rule=\"evenodd\""
                            : "fill=\"none\" stroke=\"" + canvas.theme.others + "\" stroke-width=\"1\"");
        }

        /** Too small for a figure: a disc in its place says as much in a third of the bytes. */
        private static String disc(double s) {
            return "a%1$s,%1$s 0 1 1-.01,0z".formatted(number(4.2 * s));
        }

        private String start(double x, double y, double s) {
            return this == EYES
                    ? "M" + number(x) + "," + number(y + 8 * s)
                    : "M" + number(x + 5 * s) + "," + number(y + 0.7 * s);
        }
    }

    public Figures {
        if (!canDraw(marked, total)) {
            throw new IllegalArgumentException(marked + " of " + total + " cannot be drawn");
        }
    }

    public static boolean canDraw(long marked, long total) {
        return total >= 1 && total <= MOST && marked >= 0 && marked <= total;
    }

    /** How many one square stands for; 1 where every figure stands for itself. */
    public long each() {
        return total <= ONE_BY_ONE ? 1 : total <= 10 * ONE_BY_ONE ? 100 : 1_000;
    }

    /** How many are filled in the square that is drawn out; 0 where there is none. */
    public long inTheOpenSquare() {
        return marked % each();
    }

    /** Draws the figures and goes below them. @param drawnOut what to say of the square that is drawn out */
    public void draw(Canvas canvas, double x, double width, String drawnOut) {
        if (each() == 1) {
            figures(canvas, x, width, marked, total);
            return;
        }
        squares(canvas, x, width);
        if (inTheOpenSquare() > 0) {
            canvas.down(4).write(drawnOut, canvas.small(), x, width).down(4);
            var square = Math.min(each(), total - marked / each() * each());
            figures(canvas, x, width, inTheOpenSquare(), square);
        }
    }

    private void figures(Canvas canvas, double x, double width, long filled, long all) {
        var columns = all <= 100 ? 10 : all <= 400 ? 20 : width < 300 ? 25 : 40;
        var cell = Math.min(width / columns, 25);
        var height = cell < 7 ? cell : cell * 1.4;
        var scale = Math.min(cell * 0.82 / 10, (height - 1) / 16);
        var isTiny = scale < SMALLEST_FIGURE;
        var outline = isTiny ? Shape.disc(scale) : shape.outline(scale);
        var top = canvas.y();
        var figures = new ArrayList<String>();
        for (int i = 0; i < all; i++) {
            // A tenth is exact enough, and there may be a thousand of them.
            var left = Math.round((x + i % columns * cell) * 10) / 10.0;
            var above = Math.round((top + i / columns * height) * 10) / 10.0;
            var start = isTiny ? "M" + number(left + 2) + "," + number(above + 1) : shape.start(left, above, scale);
            figures.add(start + outline);
        }
        canvas.group("marked", "fill=\"" + canvas.theme.marked + "\" fill-rule=\"evenodd\"");
        paths(canvas, figures.subList(0, (int) filled));
        canvas.end()
                .group(
                        "others",
                        "fill=\"none\" stroke=\"" + canvas.theme.others + "\" stroke-width=\""
                                + number(Math.max(0.9, scale * 0.75)) + "\"");
        paths(canvas, figures.subList((int) filled, (int) all));
        canvas.end();
        var rows = (all + columns - 1) / columns;
        if (columns == 10 && all > 20 && width > 300) {
            // Numbers at the rows, so that nobody has to count.
            for (long row = 1; row <= rows; row++) {
                canvas.label(
                        Long.toString(Math.min(row * columns, all)),
                        canvas.small(),
                        x + columns * cell + 10,
                        top + row * height - height * 0.32,
                        "start");
            }
        }
        canvas.to(top + rows * height);
    }

    /** Each figure is an element while they are few; a thousand elements would only weigh on whoever shows them. */
    private static void paths(Canvas canvas, List<String> figures) {
        if (figures.size() <= EACH_AN_ELEMENT) {
            figures.forEach(canvas::path);
        } else {
            canvas.path(String.join("", figures));
        }
    }

    private void squares(Canvas canvas, double x, double width) {
        var count = (total + each() - 1) / each();
        var full = marked / each();
        var cell = Math.min(width / 10, 26);
        var side = cell - 4;
        var top = canvas.y();
        canvas.group("marked-squares", "fill=\"" + canvas.theme.marked + "\"");
        for (long i = 0; i < count; i++) {
            if (i == full) {
                canvas.end()
                        .group(
                                "other-squares",
                                "fill=\"none\" stroke=\"" + canvas.theme.others + "\" stroke-width=\"1\"");
            }
            // The last square is narrower where fewer are left for it.
            var share = Math.min(each(), total - i * each()) / (double) each();
            canvas.box(x + i % 10 * cell + 0.5, top + i / 10 * cell, Math.max(2, side * share), side, 2, "");
        }
        canvas.end();
        if (inTheOpenSquare() > 0) {
            // In the colour of what is filled, and thicker: this one is drawn out below.
            canvas.box(
                    x + full % 10 * cell - 0.5,
                    top + full / 10 * cell - 1,
                    side + 2,
                    side + 2,
                    2,
                    "fill=\"none\" stroke=\"" + canvas.theme.marked + "\" stroke-width=\"3\"");
        }
        canvas.to(top + (count + 9) / 10 * cell);
    }
}
