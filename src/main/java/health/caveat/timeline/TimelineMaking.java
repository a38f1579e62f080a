package health.caveat.timeline;

import static java.util.stream.Collectors.groupingBy;

import health.caveat.interaction.AppliesAs;
import health.caveat.interaction.InteractionInput;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.TimedText;
import health.caveat.picture.Picture;
import health.caveat.question.OpenQuestionDetail;
import health.caveat.question.OpenQuestionInput;
import health.caveat.risk.FindingInput;
import health.caveat.risk.Findings;
import health.caveat.risk.RiskDetail;
import health.caveat.risk.RiskInput;
import health.caveat.risk.RiskSummary;
import health.caveat.source.Sources;
import health.caveat.text.Citation;
import health.caveat.text.Languages;
import health.caveat.text.TimedStatement;
import health.caveat.therapy.TherapyDetail;
import health.caveat.therapy.TherapyInput;
import health.caveat.timeline.TherapyTimeline.TimelineFinding;
import health.caveat.timeline.TherapyTimeline.TimelineInteraction;
import health.caveat.timeline.TherapyTimeline.TimelineQuestion;
import health.caveat.timeline.TherapyTimeline.TimelineRisk;
import health.caveat.timeline.TherapyTimeline.TimelineSection;
import health.caveat.timeline.TherapyTimeline.TimelineUntimed;
import health.caveat.timeline.TimelineSpan.Hours;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts what was gathered for one therapy in the order of time, whole or as it stands at one moment. */
record TimelineMaking(TherapyInput therapy, Optional<String> at, Edition edition, Kinds kinds, Findings findings) {

    TherapyTimeline of(
            Collection<Published<RiskInput>> seen,
            Collection<Published<FindingInput>> observed,
            Collection<Published<InteractionInput>> beside,
            Collection<Published<OpenQuestionInput>> open,
            Sources sources) {
        var rendition = edition.of(therapy);
        var language = rendition.language();
        var figures = observed.stream().map(Published::document).collect(groupingBy(FindingInput::risk));
        // What does not matter at the moment is left out before it is worded, so that its sources are not cited.
        var risks = seen.stream()
                .map(Published::document)
                .filter(this::matters)
                .map(risk -> risk(risk, figures))
                .toList();
        var monitoring = rendition.timed(mattering(therapy.monitoring()));
        var medicines = rendition.timed(mattering(therapy.medicines()));
        var interactions = beside.stream()
                .map(Published::document)
                .filter(found ->
                        found.windows().isEmpty() || !mattering(found.windows()).isEmpty())
                .map(this::interaction)
                .toList();
        var followUp = therapy.followUp().stream()
                .filter(statement -> hours(statement.years()).map(this::matters).orElse(true))
                .map(statement -> TherapyDetail.FollowUp.of(statement, rendition))
                .toList();
        var sections = Arrays.stream(TimelineSpan.values())
                .filter(span -> at.isEmpty() || span.touches(moment()))
                .map(span -> {
                    // At one moment all that is left matters, though a window may end where the span begins.
                    Predicate<Hours> belongs = hours -> at.isPresent() ? matters(hours) : span.touches(hours);
                    return new TimelineSection(
                            span,
                            span.from,
                            span.until,
                            links(risks.stream().filter(risk -> canBegin(risk, belongs))),
                            timed(monitoring, belongs),
                            timed(medicines, belongs),
                            interactions.stream()
                                    .map(found -> during(found, timed(found.windows(), belongs)))
                                    .filter(found -> !found.windows().isEmpty())
                                    .toList(),
                            followUp.stream()
                                    .filter(statement -> hours(statement.years())
                                            .filter(belongs)
                                            .isPresent())
                                    .toList());
                })
                .toList();
        return new TherapyTimeline(
                edition.link(kinds.get("therapy"), therapy.slug(), therapy.title()),
                at,
                Languages.say(language, "timeline.note"),
                sections,
                links(risks.stream().filter(TimelineMaking::hasUnknownOnset)),
                new TimelineUntimed(
                        untimed(monitoring),
                        untimed(medicines),
                        interactions.stream()
                                .filter(found -> found.windows().isEmpty()
                                        || !untimed(found.windows()).isEmpty())
                                .map(found -> during(found, untimed(found.windows())))
                                .toList(),
                        followUp.stream()
                                .filter(statement -> statement.years().isEmpty())
                                .toList()),
                risks,
                open.stream().map(question -> question(question.document())).toList(),
                List.of(Picture.of(
                        "/v1/therapies/" + therapy.slug() + "/timeline.svg"
                                + at.map(moment -> "?at=" + moment).orElse(""),
                        language,
                        Languages.say(language, "picture.timeline", rendition.text(therapy.title())))),
                sources.cited(edition));
    }

    private Hours moment() {
        return Hours.of(at, at);
    }

    private boolean matters(Hours hours) {
        return at.isEmpty() || hours.contains(moment());
    }

    /** What has no stated time may matter at any. */
    private List<TimedStatement> mattering(List<TimedStatement> statements) {
        return statements.stream()
                .filter(statement -> matters(Hours.of(statement.from(), statement.until())))
                .toList();
    }

    private boolean matters(RiskInput risk) {
        var known = windowsHere(risk)
                .filter(window -> window.earliest().isPresent())
                .toList();
        return known.isEmpty()
                || known.stream().anyMatch(window -> matters(Hours.of(window.earliest(), window.latest())));
    }

    /** A window of another therapy says nothing about this one. */
    private Stream<RiskInput.OnsetWindow> windowsHere(RiskInput risk) {
        return risk.onset().stream()
                .filter(window ->
                        window.therapies().isEmpty() || window.therapies().contains(therapy.slug()));
    }

    private static List<ItemLink> links(Stream<TimelineRisk> risks) {
        return risks.map(TimelineRisk::risk).toList();
    }

    private TimelineRisk risk(RiskInput risk, Map<String, List<FindingInput>> figures) {
        var rendition = edition.of(risk);
        return new TimelineRisk(
                edition.link(kinds.get("risk"), risk.slug(), risk.title()),
                risk.category(),
                risk.severity().map(range -> new RiskSummary.Grades(range.min(), range.max())),
                windowsHere(risk)
                        .map(window -> RiskDetail.OnsetWindow.of(window, rendition))
                        .toList(),
                rendition.cited(risk.watchFor()),
                risk.seekHelp().stream()
                        .map(help -> RiskDetail.SeekHelp.of(help, rendition))
                        .toList(),
                figures.getOrDefault(risk.slug(), List.of()).stream()
                        .map(this::figure)
                        .toList());
    }

    private TimelineFinding figure(FindingInput finding) {
        var rendition = edition.of(finding);
        var frequency = Findings.frequency(finding, rendition.language());
        return new TimelineFinding(
                finding.slug(),
                rendition.text(finding.effect()),
                frequency.words(),
                frequency.count(),
                rendition.text(finding.population()),
                rendition.language(),
                rendition.cite(new Citation(finding.source(), finding.where())),
                "/v1/findings/" + finding.slug());
    }

    private TimelineInteraction interaction(InteractionInput interaction) {
        var rendition = edition.of(interaction);
        return new TimelineInteraction(
                edition.link(kinds.get("interaction"), interaction.slug(), interaction.title()),
                rendition.text(interaction.with().name()),
                interaction.with().type(),
                interaction.therapies().contains(therapy.slug()) ? AppliesAs.THERAPY : AppliesAs.CLASS,
                rendition.timed(mattering(interaction.windows())));
    }

    private TimelineQuestion question(OpenQuestionInput question) {
        var rendition = edition.of(question);
        return new TimelineQuestion(
                edition.link(kinds.get("open-question"), question.slug(), question.title()),
                rendition.text(question.summary()),
                question.longestFollowUp().map(longest -> OpenQuestionDetail.LongestFollowUp.of(longest, rendition)),
                question.followedBy().stream()
                        .map(follower -> OpenQuestionDetail.FollowedBy.of(follower, rendition))
                        .toList());
    }

    /** A window whose beginning nobody reported says nothing about when. */
    private static boolean canBegin(TimelineRisk risk, Predicate<Hours> belongs) {
        return risk.windows().stream()
                .filter(window -> window.earliest().isPresent())
                .anyMatch(window -> belongs.test(Hours.of(window.earliest(), window.latest())));
    }

    private static boolean hasUnknownOnset(TimelineRisk risk) {
        return risk.windows().stream().allMatch(window -> window.earliest().isEmpty());
    }

    private static List<TimedText> timed(List<TimedText> statements, Predicate<Hours> belongs) {
        return statements.stream()
                .filter(TimelineMaking::isTimed)
                .filter(statement -> belongs.test(Hours.of(statement.from(), statement.until())))
                .toList();
    }

    private static boolean isTimed(TimedText statement) {
        return statement.from().isPresent() || statement.until().isPresent();
    }

    private static List<TimedText> untimed(List<TimedText> statements) {
        return statements.stream().filter(statement -> !isTimed(statement)).toList();
    }

    /** The interaction with some of its windows. */
    private static TimelineInteraction during(TimelineInteraction interaction, List<TimedText> windows) {
        return new TimelineInteraction(
                interaction.interaction(),
                interaction.with(),
                interaction.withType(),
                interaction.appliesAs(),
                windows);
    }

    private static Optional<Hours> hours(Optional<Integer> years) {
        return years.map(number -> Hours.of(Optional.of("P0D"), Optional.of("P" + number + "Y")));
    }
}
