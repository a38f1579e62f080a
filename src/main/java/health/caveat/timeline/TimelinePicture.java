package health.caveat.timeline;

import static health.caveat.picture.Canvas.number;
import static health.caveat.text.Languages.say;

import health.caveat.api.Drawing;
import health.caveat.item.ItemLink;
import health.caveat.item.TimedText;
import health.caveat.picture.Canvas;
import health.caveat.picture.Theme;
import health.caveat.text.SinceDose;
import health.caveat.therapy.TherapyDetail;
import health.caveat.timeline.TherapyTimeline.TimelineSection;
import health.caveat.timeline.TimelineSpan.Hours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A timeline as bars on one line of time, on which hours, days, weeks, months and years each have the same room. */
final class TimelinePicture {

    private static final List<TimelineSpan> UNITS =
            List.of(TimelineSpan.HOURS, TimelineSpan.DAYS, TimelineSpan.WEEKS, TimelineSpan.MONTHS, TimelineSpan.YEARS);
    private static final double LEFT = Canvas.MARGIN + 8;
    private static final double WIDTH = Canvas.INNER - 16;
    private static final double COLUMN = WIDTH / UNITS.size();
    private static final double LAST_YEAR = 20 * 365 * 24d;

    private final TherapyTimeline timeline;
    private final String language;
    private final Canvas canvas;
    private final StringBuilder words = new StringBuilder();

    private TimelinePicture(TherapyTimeline timeline, Theme theme) {
        this.timeline = timeline;
        this.language = timeline.therapy().language();
        this.canvas = new Canvas(theme);
    }

    /** How a bar looks. Kinds of bar differ in shape, so that nobody has to tell colours apart. */
    private enum Look {
        RISK,
        WATCHED,
        BESIDE
    }

    /** One bar: what it is about, in words if there are more, and its ends as far as anyone stated them. */
    private record Bar(String title, Optional<String> more, Optional<String> from, Optional<String> until) {

        static Bar of(TimedText statement) {
            return new Bar(statement.text(), Optional.empty(), statement.from(), statement.until());
        }
    }

    static Drawing draw(TherapyTimeline timeline, Theme theme) {
        return new TimelinePicture(timeline, theme).draw();
    }

    private Drawing draw() {
        var title = say(language, "picture.timeline.title", timeline.therapy().title());
        canvas.write(title, canvas.title());
        timeline.at()
                .ifPresent(at -> canvas.down(2)
                        .write(say(language, "picture.timeline.now", SinceDose.words(at, language)), canvas.heading()));
        canvas.down(4).write(timeline.note(), canvas.small());
        words.append(timeline.note());
        block("begin", Look.RISK, risks());
        block("monitoring", Look.WATCHED, statements(TimelineSection::monitoring));
        block("medicines", Look.WATCHED, statements(TimelineSection::medicines));
        block("interactions", Look.BESIDE, interactions());
        block("followUp", Look.WATCHED, followUp());
        list("unknown", timeline.unknownOnset().stream().map(ItemLink::title));
        var untimed = timeline.untimed();
        list(
                "untimed",
                Stream.of(
                                untimed.monitoring().stream().map(TimedText::text),
                                untimed.medicines().stream().map(TimedText::text),
                                untimed.interactions().stream()
                                        .map(found -> found.interaction().title()),
                                untimed.followUp().stream().map(TherapyDetail.FollowUp::text))
                        .flatMap(texts -> texts));
        list(
                "open",
                timeline.openQuestions().stream().map(open -> open.question().title()));
        canvas.down(12)
                .write(
                        say(
                                language,
                                "picture.sources",
                                "/v1/therapies/" + timeline.therapy().slug() + "/timeline"),
                        canvas.small());
        return canvas.finish("timeline-" + timeline.therapy().slug(), language, title, words.toString());
    }

    /** What has no place on the line of time, in words. */
    private void list(String name, Stream<String> texts) {
        var items = texts.toList();
        if (items.isEmpty()) {
            return;
        }
        var heading = say(language, "picture.timeline." + name);
        canvas.down(16).write(heading, canvas.heading());
        for (String item : items) {
            canvas.down(4)
                    .circle(Canvas.MARGIN + 3, canvas.y() + 9, 2, "fill=\"" + canvas.theme.others + "\"")
                    .write(item, canvas.plain(), Canvas.MARGIN + 14, Canvas.INNER - 14);
        }
        words.append(' ')
                .append(heading)
                .append(": ")
                .append(String.join("; ", items))
                .append('.');
    }

    private List<Bar> risks() {
        var drawn = timeline.sections().stream()
                .flatMap(section -> section.canBegin().stream())
                .distinct()
                .toList();
        return timeline.risks().stream()
                .filter(risk -> drawn.contains(risk.risk()))
                .flatMap(risk -> risk.windows().stream()
                        .filter(window -> window.earliest().isPresent())
                        .filter(window -> isNow(window.earliest(), window.latest()))
                        .map(window ->
                                new Bar(risk.risk().title(), window.typical(), window.earliest(), window.latest())))
                .toList();
    }

    private boolean isNow(Optional<String> from, Optional<String> until) {
        return timeline.at()
                .map(moment -> Hours.of(from, until).contains(Hours.of(timeline.at(), timeline.at())))
                .orElse(true);
    }

    private List<Bar> statements(Function<TimelineSection, List<TimedText>> from) {
        return timeline.sections().stream()
                .flatMap(section -> from.apply(section).stream())
                .distinct()
                .map(Bar::of)
                .toList();
    }

    private List<Bar> interactions() {
        return timeline.sections().stream()
                .flatMap(section -> section.interactions().stream())
                .flatMap(found -> found.windows().stream()
                        .map(window -> new Bar(
                                found.interaction().title(),
                                Optional.of(window.text()),
                                window.from(),
                                window.until())))
                .distinct()
                .toList();
    }

    private List<Bar> followUp() {
        return timeline.sections().stream()
                .flatMap(section -> section.followUp().stream())
                .distinct()
                .map(statement -> new Bar(
                        statement.text(),
                        Optional.empty(),
                        Optional.of("P0D"),
                        statement.years().map(years -> "P" + years + "Y")))
                .toList();
    }

    private void block(String name, Look look, List<Bar> bars) {
        if (bars.isEmpty()) {
            return;
        }
        var heading = say(language, "picture.timeline." + name);
        canvas.down(18).write(heading, canvas.heading()).down(4);
        words.append(' ').append(heading).append(": ");
        var said = new ArrayList<String>();
        columns();
        var last = "";
        for (Bar bar : bars) {
            canvas.down(8);
            if (!bar.title.equals(last)) {
                canvas.write(bar.title, look == Look.RISK ? canvas.share() : canvas.plain());
            }
            last = bar.title;
            var span = SinceDose.words(bar.from, bar.until, language);
            canvas.write(bar.more.map(more -> span + ": " + more).orElse(span), canvas.small())
                    .down(3);
            bar(bar, look);
            said.add(bar.title + ", " + span
                    + bar.more.map(more -> " (" + more + ")").orElse(""));
        }
        words.append(String.join("; ", said)).append('.');
    }

    /** The names of the columns, above each block, so that a phone shows them with every bar. */
    private void columns() {
        for (int i = 0; i < UNITS.size(); i++) {
            canvas.label(
                    say(language, "picture." + UNITS.get(i).json()),
                    canvas.small(),
                    LEFT + (i + 0.5) * COLUMN,
                    canvas.y() + 12,
                    "middle");
        }
        canvas.down(16);
        canvas.line(LEFT, canvas.y(), LEFT + WIDTH, canvas.y(), canvas.theme.others, 1);
    }

    private void bar(Bar bar, Look look) {
        var top = canvas.y();
        for (int i = 0; i <= UNITS.size(); i++) {
            canvas.line(LEFT + i * COLUMN, top, LEFT + i * COLUMN, top + 14, canvas.theme.guide, 1);
        }
        var from = bar.from.map(SinceDose::hours).map(TimelinePicture::place).orElse(LEFT);
        var to = bar.until.map(SinceDose::hours).map(TimelinePicture::place).orElse(LEFT + WIDTH);
        var begins = bar.from.filter(start -> SinceDose.hours(start) >= 0).isPresent();
        var width = Math.max(6, to - from);
        var middle = top + 7;
        var colour = canvas.theme.marked;
        // An end that was not stated, or lies before the dose, is an arrow.
        var left = begins ? "M%1$s,%2$sV%3$s" : "M%1$s,%2$sL%4$s,%5$sL%1$s,%3$s";
        var right = bar.until.isPresent() ? "H%1$sV%2$sZ" : "H%1$sL%3$s,%4$sL%1$s,%2$sZ";
        var half = look == Look.BESIDE ? 2.5 : 5;
        var d = left.formatted(
                        number(from), number(middle - half), number(middle + half), number(from - 7), number(middle))
                + right.formatted(
                        number(from + width), number(middle - half), number(from + width + 7), number(middle));
        canvas.path(
                d,
                look == Look.WATCHED
                        ? "fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.5\""
                        : "fill=\"" + colour + "\"");
        timeline.at()
                .map(SinceDose::hours)
                .map(TimelinePicture::place)
                .ifPresent(now -> canvas.line(now, top - 2, now, top + 16, canvas.theme.ink, 2));
        canvas.down(14);
    }

    /** Where a moment lies: hours evenly, everything after by its logarithm, so that each unit has the same room. */
    private static double place(long hours) {
        if (hours <= 24) {
            return LEFT + COLUMN * Math.max(0, hours) / 24;
        }
        double[] edges = {24, 7 * 24, 30 * 24, 365 * 24, LAST_YEAR};
        var column = 1;
        while (column < edges.length - 1 && hours > edges[column]) {
            column++;
        }
        var share = Math.log(hours / edges[column - 1]) / Math.log(edges[column] / edges[column - 1]);
        return LEFT + COLUMN * (column + Math.min(1, share));
    }
}
