package health.caveat.risk;

import static health.caveat.text.Languages.say;

import health.caveat.picture.Canvas;
import health.caveat.picture.Figures;
import health.caveat.picture.Strip;
import health.caveat.text.Kebab;
import health.caveat.text.Languages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** So many of so many as figures, with the interval below them: what the pictures of findings and of comparisons share. */
public record FigurePicture(Frequency.Scaled shown, Frequency.Interval interval, MeasuredUnit unit, String language) {

    /** The figures and the interval, from where the canvas is down. */
    void draw(Canvas canvas, double x, double width) {
        draw(canvas, x, width, scaleEnd());
    }

    /** @param scaleEnd where the scale of the interval ends: what stands side by side must share one */
    public void draw(Canvas canvas, double x, double width, double scaleEnd) {
        var figures = new Figures(shown.events(), shown.of(), Figures.Shape.valueOf(unit.name()));
        if (figures.each() > 1) {
            canvas.write(say(language, "picture.square", figures.each(), units()), canvas.small(), x, width)
                    .down(4);
        }
        var openSquare = figures.inTheOpenSquare();
        figures.draw(canvas, x, width, say(language, "picture.drawnOut", openSquare, figures.each(), units()));
        canvas.down(12);
        var strip = strip(x, width, scaleEnd);
        strip.draw(canvas, new Strip.Shares(Optional.of(value()), Optional.of(low()), Optional.of(high()), true));
        strip.scale(canvas);
        canvas.write(intervalInWords(), canvas.small(), x, width);
    }

    /** The interval in words, in the denominator of its scale. */
    public String intervalInWords() {
        return say(language, "picture.interval", end(low(), 0), end(high(), scaleOf()), scaleOf());
    }

    private String units() {
        return Languages.words(language).getString("unit." + Kebab.of(unit));
    }

    /** Figures that are not scaled keep their interval in 100, or the first denominator that shows it. */
    private long scaleOf() {
        if (Frequency.isDenominator(shown.of())) {
            return shown.of();
        }
        long of = 100;
        while (of < 100_000 && interval.high().doubleValue() / 100 * of < 1) {
            of *= 10;
        }
        return of;
    }

    private double value() {
        return (double) shown.events() / shown.of() * scaleOf();
    }

    private double low() {
        return interval.low().doubleValue() / 100 * scaleOf();
    }

    private double high() {
        return interval.high().doubleValue() / 100 * scaleOf();
    }

    /** A bound that is not quite at the edge must not be rounded to it. */
    private String end(double bound, long edge) {
        var rounded =
                BigDecimal.valueOf(bound).setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (rounded == 0 && bound > 0 && edge == 0) {
            return "<" + say(language, "number", 1);
        }
        if (rounded == scaleOf() && bound < scaleOf() && edge > 0) {
            return ">" + say(language, "number", scaleOf() - 1);
        }
        return say(language, "number", rounded);
    }

    /** Rare things get a scale of their own; out of 100 the scale is always whole, so that it does not exaggerate. */
    public double scaleEnd() {
        return scaleOf() == 100 ? 100 : Math.min(scaleOf(), niceAbove(high()));
    }

    private Strip strip(double x, double width, double end) {
        return new Strip(x, width, end, false, List.of(tick(0), tick(end / 2), tick(end)));
    }

    private Strip.Tick tick(double at) {
        return new Strip.Tick(at, say(language, "number", (long) at));
    }

    /** The next of 2, 4, 10, 20, 40, 100 … whose half is a whole number too. */
    private static double niceAbove(double value) {
        var power = 1d;
        while (true) {
            for (double step : new double[] {2, 4, 10}) {
                if (step * power >= value) {
                    return step * power;
                }
            }
            power *= 10;
        }
    }
}
