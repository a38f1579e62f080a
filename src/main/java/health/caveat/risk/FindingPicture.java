package health.caveat.risk;

import static health.caveat.text.Languages.say;

import health.caveat.api.Drawing;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import health.caveat.picture.Canvas;
import health.caveat.picture.Figures;
import health.caveat.picture.Picture;
import health.caveat.picture.Theme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finding as an array of figures: as many filled as its words say, with its interval and its source. */
record FindingPicture(FindingSummary finding, FigurePicture figures) {

    static Optional<FindingPicture> of(FindingSummary finding) {
        var frequency = finding.frequency();
        return frequency
                .drawn(finding.measure())
                .map(shown -> new FindingPicture(
                        finding,
                        new FigurePicture(
                                shown,
                                frequency.interval().orElseThrow(),
                                finding.measure().unit(),
                                finding.language())));
    }

    static List<Picture> links(FindingSummary finding) {
        return of(finding)
                .map(picture -> Picture.of(finding.href() + "/icon-array.svg", finding.language(), picture.alt()))
                .stream()
                .toList();
    }

    /** Why there is none, in words that can be shown to readers. */
    static Problem.Failure none(FindingSummary finding) {
        var measure = finding.measure();
        var reason = measure instanceof Measure.Reports
                ? "reports"
                : measure instanceof Measure.Range
                        ? "range"
                        : finding.frequency().count().isPresent() ? "large" : "percent";
        return Problem.of(
                ProblemType.NO_PICTURE,
                say(finding.language(), "picture.none." + reason) + " " + finding.effect() + ": "
                        + finding.frequency().words());
    }

    private String alt() {
        return finding.effect() + ": " + finding.frequency().words() + ". " + filled() + ". "
                + figures.intervalInWords();
    }

    private String filled() {
        return say(
                finding.language(),
                "picture.filled",
                figures.shown().events(),
                figures.shown().of());
    }

    Drawing draw(Theme theme) {
        var language = finding.language();
        var frequency = finding.frequency();
        var canvas = new Canvas(theme);
        canvas.write(finding.effect(), canvas.title()).down(8);
        key(canvas, figures.shown().events() > 0, true, frequency.words(), canvas.figure());
        frequency
                .otherwise()
                .ifPresent(otherwise -> key(
                        canvas.down(2),
                        figures.shown().events() < figures.shown().of(),
                        false,
                        otherwise,
                        canvas.plain()));
        canvas.down(10);
        figures.draw(canvas, Canvas.MARGIN, Canvas.INNER);
        canvas.down(8);
        notes().forEach(note -> canvas.write(note, canvas.small()));
        var description = Stream.concat(
                        Stream.of(filled() + ".", frequency.otherwise().orElse("") + ".", figures.intervalInWords()),
                        notes().map(note -> note + "."))
                .collect(Collectors.joining(" "));
        return canvas.finish(
                "finding-" + finding.slug(), language, finding.effect() + ": " + frequency.words(), description);
    }

    /** Words with the figure that stands for them, where there is one on the grid. */
    private void key(Canvas canvas, boolean isOnTheGrid, boolean filled, String words, Canvas.Type type) {
        if (isOnTheGrid) {
            canvas.key(filled, Figures.Shape.valueOf(figures.unit().name()));
        }
        var indent = isOnTheGrid ? 24 : 0;
        canvas.write(words, type, Canvas.MARGIN + indent, Canvas.INNER - indent);
    }

    private Stream<String> notes() {
        var language = finding.language();
        return Stream.concat(
                finding
                        .frequency()
                        .count()
                        .filter(count -> finding.frequency().scaled().isPresent())
                        .map(count -> say(language, "picture.counted", count))
                        .stream(),
                Stream.of(
                        say(language, "picture.who", finding.population()),
                        say(language, "picture.window", finding.window()),
                        say(language, "picture.source", finding.source().title())));
    }
}
