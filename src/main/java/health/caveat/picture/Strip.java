package health.caveat.picture;

import static health.caveat.picture.Canvas.number;

import java.util.List;
import java.util.Optional;

/** Shares on one line: a dot for what was counted and a bar for what chance leaves open. */
public record Strip(double x, double width, double max, boolean squareRoot, List<Tick> ticks) {

    /** A number on the line and how it reads. */
    public record Tick(double at, String label) {}

    /** What is shown on a line, in the numbers of its ticks: a dot, a bar, or both. */
    public record Shares(Optional<Double> dot, Optional<Double> low, Optional<Double> high, boolean solid) {}

    private double place(double value) {
        var share = Math.max(0, Math.min(1, value / max));
        return x + width * (squareRoot ? Math.sqrt(share) : share);
    }

    /** Draws the line with its numbers and goes below. */
    public void scale(Canvas canvas) {
        var at = canvas.y() + 1;
        canvas.line(x, at, x + width, at, canvas.theme.others, 1);
        for (Tick tick : ticks) {
            canvas.line(place(tick.at), at - 3, place(tick.at), at + 3, canvas.theme.others, 1);
            canvas.label(
                    tick.label,
                    canvas.small(),
                    place(tick.at),
                    at + 16,
                    tick.at == 0 ? "start" : tick.at >= max ? "end" : "middle");
        }
        canvas.down(20);
    }

    /** Faint lines behind what is drawn on this scale. */
    public void guides(Canvas canvas, double height) {
        ticks.forEach(tick ->
                canvas.line(place(tick.at), canvas.y(), place(tick.at), canvas.y() + height, canvas.theme.guide, 1));
    }

    /** Draws one line of shares and goes below it. A bar has ends, so that it is no line of the scale. */
    public void draw(Canvas canvas, Shares shares) {
        var at = canvas.y() + 8;
        var colour = canvas.theme.marked;
        if (shares.low.isPresent() || shares.high.isPresent()) {
            var from = place(shares.low.orElse(0d));
            var to = place(shares.high.orElse(max));
            canvas.path(
                    "M" + number(from) + "," + number(at) + "H" + number(Math.max(to, from + 0.5)),
                    "fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"" + (shares.solid ? "4" : "3") + "\""
                            + (shares.solid ? "" : " stroke-dasharray=\"5 4\""));
            if (shares.low.isPresent()) {
                canvas.line(from, at - 6, from, at + 6, colour, 2);
            }
            if (shares.high.isPresent()) {
                canvas.line(to, at - 6, to, at + 6, colour, 2);
            }
        }
        shares.dot.ifPresent(dot -> canvas.circle(
                place(dot),
                at,
                6,
                "fill=\"" + (shares.solid && dot > 0 ? colour : canvas.theme.paper) + "\" stroke=\""
                        + (shares.solid && dot > 0 ? canvas.theme.paper : colour) + "\" stroke-width=\"2\""));
        canvas.down(16);
    }
}
