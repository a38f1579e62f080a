package health.caveat.comparison;

import static health.caveat.text.Languages.say;

import health.caveat.api.Drawing;
import health.caveat.picture.Canvas;
import health.caveat.picture.Picture;
import health.caveat.picture.Theme;
import health.caveat.risk.FigurePicture;
import health.caveat.risk.Frequency;
import health.caveat.risk.Measure;
import health.caveat.source.SourceSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison's outcomes that both groups counted, each as two arrays of figures on one denominator. */
public record ComparisonPicture(ComparisonDetail comparison, List<Pair> pairs) {

    /** One outcome, counted in both groups, and the denominator that both share. */
    record Pair(ComparisonDetail.ComparedOutcome outcome, Measure.Count therapy, Measure.Count comparator, long of) {

        static Stream<Pair> of(ComparisonDetail.ComparedOutcome outcome) {
            var therapy = outcome.therapy().map(ComparisonDetail.Arm::measure);
            var comparator = outcome.comparator().map(ComparisonDetail.Arm::measure);
            return denominator(therapy, comparator)
                    .map(of -> new Pair(
                            outcome,
                            therapy.flatMap(Measure::counted).orElseThrow(),
                            comparator.flatMap(Measure::counted).orElseThrow(),
                            of))
                    .stream();
        }
    }

    /** The denominator on which both groups can be drawn, where both were counted. */
    private static Optional<Long> denominator(Optional<Measure> therapy, Optional<Measure> comparator) {
        var counts = Stream.of(therapy, comparator)
                .flatMap(measure -> measure.flatMap(Measure::counted).stream())
                .toList();
        return counts.size() == 2 ? Frequency.sharedDenominator(counts) : Optional.empty();
    }

    /** Whether a comparison has a picture. */
    public static boolean isDrawn(ComparisonInput comparison) {
        return comparison.outcomes().stream()
                .anyMatch(outcome ->
                        denominator(outcome.therapy(), outcome.comparator()).isPresent());
    }

    static Optional<ComparisonPicture> of(ComparisonDetail comparison) {
        var pairs = comparison.outcomes().stream().flatMap(Pair::of).toList();
        return pairs.isEmpty() ? Optional.empty() : Optional.of(new ComparisonPicture(comparison, pairs));
    }

    List<Picture> links() {
        return List.of(Picture.of(
                "/v1/comparisons/" + comparison.slug() + "/icon-array.svg",
                comparison.language(),
                title() + ". " + outcomes()));
    }

    private String title() {
        return say(comparison.language(), "picture.comparison", comparison.title());
    }

    private String outcomes() {
        return pairs.stream()
                .map(pair ->
                        pair.outcome.title() + ": " + comparison.therapy().title() + " " + words(pair.therapy, pair.of)
                                + "; " + comparison.traditional().name() + " " + words(pair.comparator, pair.of))
                .collect(Collectors.joining(". "));
    }

    private String words(Measure.Count count, long of) {
        return Frequency.words(count, of, comparison.language());
    }

    Drawing draw(Theme theme) {
        var language = comparison.language();
        var canvas = new Canvas(theme);
        canvas.write(comparison.title(), canvas.title()).down(4);
        comparison.caution().ifPresent(caution -> canvas.write(caution, canvas.plain()));
        var half = (Canvas.INNER - 20) / 2;
        for (Pair pair : pairs) {
            canvas.down(14);
            canvas.line(Canvas.MARGIN, canvas.y(), Canvas.WIDTH - Canvas.MARGIN, canvas.y(), theme.guide, 1);
            canvas.down(6)
                    .write(
                            say(language, "picture." + pair.outcome.nature().json()) + ": " + pair.outcome.title(),
                            canvas.heading())
                    .down(6);
            var left = Canvas.MARGIN;
            var right = Canvas.MARGIN + half + 20;
            canvas.beside(
                    () -> canvas.write(comparison.therapy().title(), canvas.plain(), left, half),
                    () -> canvas.write(comparison.traditional().name(), canvas.plain(), right, half));
            canvas.down(2);
            canvas.beside(
                    () -> canvas.write(words(pair.therapy, pair.of), canvas.share(), left, half),
                    () -> canvas.write(words(pair.comparator, pair.of), canvas.share(), right, half));
            canvas.down(6);
            var therapy = figures(pair.therapy, pair.of);
            var comparator = figures(pair.comparator, pair.of);
            var scaleEnd = Math.max(therapy.scaleEnd(), comparator.scaleEnd());
            canvas.beside(
                    () -> therapy.draw(canvas, left, half, scaleEnd),
                    () -> comparator.draw(canvas, right, half, scaleEnd));
            pair.outcome.difference().ifPresent(difference -> canvas.down(6).write(difference.words(), canvas.plain()));
        }
        var sources = say(
                language,
                "picture.sources",
                comparison.sources().stream().map(SourceSummary::title).collect(Collectors.joining("; ")));
        canvas.down(10)
                .write(say(language, "picture.who", comparison.population()), canvas.small())
                .down(2)
                .write(sources, canvas.small());
        return canvas.finish(
                "comparison-" + comparison.slug(),
                language,
                title(),
                Stream.of(comparison.caution().orElse(""), outcomes() + ".", sources)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    private FigurePicture figures(Measure.Count count, long of) {
        return new FigurePicture(
                Frequency.on(count, of),
                Frequency.of(count, Optional.empty(), comparison.language())
                        .interval()
                        .orElseThrow(),
                count.unit(),
                comparison.language());
    }
}
