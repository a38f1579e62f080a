package health.caveat.risk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import health.caveat.api.InLanguage;
import health.caveat.item.CitationLink;
import health.caveat.item.CitedText;
import health.caveat.item.CodeLink;
import health.caveat.item.DisagreementText;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.item.TimedText;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import health.caveat.text.Citation;
import java.util.List;
import java.util.Optional;

/** A risk with everything that its page shows. */
public record RiskDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        Optional<String> medicalTerm,
        List<String> alsoKnownAs,
        RiskCategory category,
        List<ItemLink> topics,
        String summary,
        String body,
        List<CitedText> higherRisk,
        OnsetDetail onset,
        Optional<SeverityRange> severity,
        Optional<Seriousness> seriousness,
        List<CitedText> watchFor,
        List<SeekHelp> seekHelp,
        List<TimedText> monitoring,
        List<CitedText> treatment,
        List<CitedText> duration,
        Certainty certainty,
        List<CitedText> openIssues,
        List<DisagreementText> disagreements,
        List<TherapyFindings> findings,
        List<ItemLink> articles,
        List<ItemLink> interactions,
        List<ItemLink> openQuestions,
        List<ItemLink> events,
        List<CodeLink> codes,
        List<ItemLink> terms,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    /** When the risk can begin: the whole of the time, and its windows by therapy. */
    public record OnsetDetail(
            OnsetStatus status, Optional<String> earliest, Optional<String> latest, List<OnsetWindow> windows) {}

    /** When the risk can begin after some therapies, or after all. An end that nobody reported is left out. */
    public record OnsetWindow(
            List<String> therapies,
            Optional<String> earliest,
            Optional<String> latest,
            Optional<String> typical,
            List<CitationLink> citations) {

        public static OnsetWindow of(RiskInput.OnsetWindow window, Edition.Rendition rendition) {
            return new OnsetWindow(
                    window.therapies(),
                    window.earliest(),
                    window.latest(),
                    rendition.text(window.typical()),
                    rendition.cite(window.sources()));
        }
    }

    /** The CTCAE grades that have been seen. */
    public record SeverityRange(Severity min, Severity max, List<CitationLink> citations) {}

    /** The regulators' criteria that have been met. */
    public record Seriousness(List<SeriousnessCriterion> criteria, List<CitationLink> citations) {}

    /** When to get help, and how soon. */
    public record SeekHelp(Urgency urgency, String text, List<CitationLink> citations) {

        public static SeekHelp of(RiskInput.SeekHelp help, Edition.Rendition rendition) {
            return new SeekHelp(help.urgency(), rendition.text(help.text()), rendition.cite(help.sources()));
        }
    }

    /** How sure the evidence is, by GRADE, and why. */
    public record Certainty(CertaintyLevel level, String reason) {

        public static Certainty of(RiskInput.Certainty certainty, Edition.Rendition rendition) {
            return new Certainty(certainty.level(), rendition.text(certainty.reason()));
        }
    }

    /** What was observed in one therapy. */
    public record TherapyFindings(ItemLink therapy, List<FindingSummary> findings) {}

    static RiskDetail of(
            Published<RiskInput> risk,
            List<Published<FindingInput>> findings,
            Edition edition,
            Kinds kinds,
            Sources sources) {
        var document = risk.document();
        var rendition = edition.of(document);
        var body = rendition.body(document.body());
        return new RiskDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(risk),
                rendition.text(document.medicalTerm()),
                rendition.names(document.alsoKnownAs()),
                document.category(),
                edition.links(kinds.get("topic"), document.topics()),
                rendition.text(document.summary()),
                body,
                rendition.cited(document.higherRisk()),
                onset(document.onset(), rendition),
                document.severity()
                        .map(range -> new SeverityRange(range.min(), range.max(), rendition.cite(range.sources()))),
                document.seriousness()
                        .map(serious -> new Seriousness(serious.criteria(), rendition.cite(serious.sources()))),
                rendition.cited(document.watchFor()),
                document.seekHelp().stream()
                        .map(help -> SeekHelp.of(help, rendition))
                        .toList(),
                rendition.timed(document.monitoring()),
                rendition.cited(document.treatment()),
                rendition.cited(document.duration()),
                Certainty.of(document.certainty(), rendition),
                rendition.cited(document.openIssues()),
                rendition.disagreements(document.disagreements()),
                byTherapy(findings, edition, rendition, kinds),
                edition.linksReferringTo("article", "risk", document.slug()),
                edition.linksReferringTo("interaction", "risk", document.slug()),
                edition.linksReferringTo("open-question", "risk", document.slug()),
                edition.linksReferringTo("event", "risk", document.slug()),
                document.codes().stream().map(CodeLink::of).toList(),
                edition.terms(),
                sources.cited(edition),
                Review.of(risk, edition.day()));
    }

    private static OnsetDetail onset(List<RiskInput.OnsetWindow> windows, Edition.Rendition rendition) {
        var whole = RiskSummary.Onset.of(windows);
        return new OnsetDetail(
                whole.status(),
                whole.earliest(),
                whole.latest(),
                windows.stream()
                        .map(window -> OnsetWindow.of(window, rendition))
                        .toList());
    }

    private static List<TherapyFindings> byTherapy(
            List<Published<FindingInput>> findings, Edition edition, Edition.Rendition rendition, Kinds kinds) {
        var neighbours = Neighbours.of(findings, edition, kinds);
        findings.forEach(finding -> rendition.cite(
                new Citation(finding.document().source(), finding.document().where())));
        var shown = neighbours.withoutRisks().withoutTherapies();
        var byTherapy = findings.stream()
                .collect(groupingBy(
                        finding -> neighbours.therapy(finding.document()).orElseThrow(),
                        mapping(finding -> FindingSummary.of(finding, edition, shown), toList())));
        return neighbours.therapies().values().stream()
                .map(therapy -> new TherapyFindings(therapy, byTherapy.get(therapy)))
                .toList();
    }
}
