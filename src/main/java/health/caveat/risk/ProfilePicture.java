package health.caveat.risk;

import static health.caveat.text.Languages.say;
import static java.util.Comparator.comparingDouble;

import health.caveat.api.Drawing;
import health.caveat.picture.Canvas;
import health.caveat.picture.Picture;
import health.caveat.picture.Strip;
import health.caveat.picture.Theme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Every figure of a therapy on one scale of square roots, by risk, the most frequent first. */
record ProfilePicture(RiskProfile profile) {

    /** One figure: what reads, in which study or among whom, and what is drawn where anything can be. */
    private record Row(String effect, String figure, String where, Optional<Strip.Shares> shares) {

        static Row of(FindingSummary finding) {
            var frequency = finding.frequency();
            return new Row(
                    finding.effect(),
                    frequency.words()
                            + frequency
                                    .count()
                                    .filter(count -> frequency.scaled().isPresent())
                                    .map(count -> " (" + count + ")")
                                    .orElse(""),
                    finding.study().map(FindingInput.Study::name).orElse(finding.population()),
                    shares(finding.measure(), frequency));
        }

        private static Optional<Strip.Shares> shares(Measure measure, Frequency frequency) {
            if (measure instanceof Measure.Range range) {
                return Optional.of(new Strip.Shares(
                        Optional.empty(),
                        range.fromPercent().map(BigDecimal::doubleValue),
                        range.toPercent().map(BigDecimal::doubleValue),
                        false));
            }
            return frequency
                    .percent()
                    .map(percent -> new Strip.Shares(
                            Optional.of(percent.doubleValue()),
                            frequency.interval().map(ends -> ends.low().doubleValue()),
                            frequency.interval().map(ends -> ends.high().doubleValue()),
                            frequency.interval().isPresent()));
        }

        /** What it is sorted by; reports, which have no share, come last. */
        private double share() {
            return shares.map(
                            known -> known.dot().or(known::low).or(known::high).orElse(0d))
                    .orElse(-1d);
        }
    }

    private record Risk(String title, List<Row> rows) {

        private double share() {
            return rows.get(0).share();
        }
    }

    static List<Picture> links(String slug, String title, String language) {
        return List.of(Picture.of(
                "/v1/therapies/" + slug + "/risk-profile.svg", language, say(language, "picture.risk-profile", title)));
    }

    Drawing draw(Theme theme) {
        var therapy = profile.therapy();
        var language = therapy.language();
        var title = say(language, "picture.profile.title", therapy.title());
        var risks = profile.categories().stream()
                .flatMap(category -> category.risks().stream())
                .map(observed -> new Risk(
                        observed.risk().title(),
                        observed.findings().stream()
                                .map(Row::of)
                                .sorted(comparingDouble(Row::share).reversed())
                                .toList()))
                .sorted(comparingDouble(Risk::share).reversed())
                .toList();
        var canvas = new Canvas(theme);
        canvas.write(title, canvas.title()).down(4);
        var notes = new ArrayList<String>();
        notes.add(say(language, risks.isEmpty() ? "picture.profile.none" : "picture.profile.note"));
        if (risks.stream().flatMap(risk -> risk.rows.stream()).anyMatch(ProfilePicture::needsKey)) {
            notes.add(say(language, "picture.profile.range"));
        }
        notes.forEach(note -> canvas.write(note, canvas.small()).down(2));
        var strip = new Strip(
                Canvas.MARGIN + 6,
                Canvas.INNER - 12,
                100,
                true,
                DoubleStream.of(0, 1, 5, 10, 25, 50, 100)
                        .mapToObj(at -> new Strip.Tick(at, say(language, "number", (long) at)))
                        .toList());
        for (Risk risk : risks) {
            canvas.down(16).write(risk.title, canvas.heading()).down(2);
            canvas.line(Canvas.MARGIN, canvas.y(), Canvas.WIDTH - Canvas.MARGIN, canvas.y(), theme.guide, 1);
            for (Row row : risk.rows) {
                canvas.down(8).write(row.effect, canvas.plain());
                canvas.write(row.figure, canvas.share());
                canvas.write(row.where, canvas.small()).down(3);
                row.shares.ifPresent(shares -> {
                    strip.guides(canvas, 16);
                    strip.draw(canvas, shares);
                });
            }
            canvas.down(2);
            strip.scale(canvas);
        }
        canvas.down(8)
                .write(
                        say(language, "picture.sources", "/v1/therapies/" + therapy.slug() + "/risk-profile"),
                        canvas.small());
        return canvas.finish(
                "profile-" + therapy.slug(),
                language,
                title,
                String.join(" ", notes) + " "
                        + risks.stream()
                                .map(risk -> risk.title + ": "
                                        + risk.rows.stream()
                                                .map(row -> row.effect + ": " + row.figure + " (" + row.where + ")")
                                                .collect(Collectors.joining("; ")))
                                .collect(Collectors.joining(". ")));
    }

    private static boolean needsKey(Row row) {
        return row.shares
                .map(shares ->
                        !shares.solid() || shares.dot().filter(dot -> dot == 0).isPresent())
                .orElse(false);
    }
}
