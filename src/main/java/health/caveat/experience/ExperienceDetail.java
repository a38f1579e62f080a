package health.caveat.experience;

import health.caveat.api.InLanguage;
import health.caveat.item.CitationLink;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.risk.Findings;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What patients report, with everything that its page shows. */
public record ExperienceDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        ExperienceType type,
        List<ItemLink> topics,
        List<ItemLink> therapies,
        List<ItemLink> risks,
        Optional<Integer> people,
        String method,
        String summary,
        List<String> themes,
        List<ReportedScore> scores,
        String selectionNote,
        List<BaseRate> baseRates,
        List<CitationLink> citations,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    /** What people answered on a questionnaire, in the reader's language. */
    public record ReportedScore(
            String instrument,
            Optional<BigDecimal> before,
            Optional<BigDecimal> after,
            Optional<Integer> people,
            Optional<BetterIs> betterIs,
            String text) {}

    /** How often what an account describes was counted. */
    public record BaseRate(ItemLink finding, String words) {}

    static ExperienceDetail of(
            Published<ExperienceInput> experience, Edition edition, Kinds kinds, Findings findings, Sources sources) {
        var document = experience.document();
        var rendition = edition.of(document);
        return new ExperienceDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(experience),
                document.type(),
                edition.links(kinds.get("topic"), document.topics()),
                edition.links(kinds.get("therapy"), document.therapies()),
                edition.links(kinds.get("risk"), document.risks()),
                document.people(),
                rendition.text(document.method()),
                rendition.text(document.summary()),
                document.themes().stream().map(rendition::text).toList(),
                document.scores().stream()
                        .map(score -> new ReportedScore(
                                score.instrument(),
                                score.before(),
                                score.after(),
                                score.people(),
                                score.betterIs(),
                                rendition.text(score.text())))
                        .toList(),
                rendition.text(document.selectionNote()),
                edition.documents().all(findings, document.baseRates()).values().stream()
                        .map(finding -> new BaseRate(
                                edition.link(
                                        findings,
                                        finding.document().slug(),
                                        finding.document().effect()),
                                findings.words(finding.document(), rendition.language())))
                        .toList(),
                rendition.cite(document.sources()),
                sources.cited(edition),
                Review.of(experience, edition.day()));
    }
}
