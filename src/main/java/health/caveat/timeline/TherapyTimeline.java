package health.caveat.timeline;

import health.caveat.api.InLanguage;
import health.caveat.interaction.AppliesAs;
import health.caveat.interaction.CounterpartType;
import health.caveat.item.CitationLink;
import health.caveat.item.CitedText;
import health.caveat.item.ItemLink;
import health.caveat.item.TimedText;
import health.caveat.picture.Picture;
import health.caveat.question.OpenQuestionDetail;
import health.caveat.risk.RiskCategory;
import health.caveat.risk.RiskDetail;
import health.caveat.risk.RiskSummary;
import health.caveat.source.SourceSummary;
import health.caveat.therapy.TherapyDetail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to watch for after a therapy, by the time since the dose. What runs through several spans stands in each, so that
 * whoever shows only one misses nothing; the facts about a risk stand once, in {@code risks}.
 */
public record TherapyTimeline(
        ItemLink therapy,
        Optional<String> at,
        String note,
        List<TimelineSection> sections,
        List<ItemLink> unknownOnset,
        TimelineUntimed untimed,
        List<TimelineRisk> risks,
        List<TimelineQuestion> openQuestions,
        List<Picture> pictures,
        List<SourceSummary> sources)
        implements InLanguage {

    /** What belongs to one span of time. */
    public record TimelineSection(
            TimelineSpan span,
            Optional<String> from,
            Optional<String> until,
            List<ItemLink> canBegin,
            List<TimedText> monitoring,
            List<TimedText> medicines,
            List<TimelineInteraction> interactions,
            List<TherapyDetail.FollowUp> followUp) {}

    /** What matters at a time that the sources do not state. */
    public record TimelineUntimed(
            List<TimedText> monitoring,
            List<TimedText> medicines,
            List<TimelineInteraction> interactions,
            List<TherapyDetail.FollowUp> followUp) {}

    /** A risk that was seen in the therapy: when it can begin there, what to watch for, and how often it was counted. */
    public record TimelineRisk(
            ItemLink risk,
            RiskCategory category,
            Optional<RiskSummary.Grades> severity,
            List<RiskDetail.OnsetWindow> windows,
            List<CitedText> watchFor,
            List<RiskDetail.SeekHelp> seekHelp,
            List<TimelineFinding> findings) {}

    /** A finding's figure. */
    public record TimelineFinding(
            String slug,
            String effect,
            String words,
            Optional<String> count,
            String population,
            String language,
            CitationLink citation,
            String href) {}

    /** An interaction of the therapy or of its class, and when it matters. */
    public record TimelineInteraction(
            ItemLink interaction,
            String with,
            CounterpartType withType,
            AppliesAs appliesAs,
            List<TimedText> windows) {}

    /** What nobody knows yet about the therapy, and how long anyone has been watched. */
    public record TimelineQuestion(
            ItemLink question,
            String summary,
            Optional<OpenQuestionDetail.LongestFollowUp> longestFollowUp,
            List<OpenQuestionDetail.FollowedBy> followedBy) {}

    @Override
    public Stream<String> languages() {
        return therapy.languages();
    }
}
