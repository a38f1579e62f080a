package health.caveat.comparison;

import health.caveat.api.InLanguage;
import health.caveat.item.CitationLink;
import health.caveat.item.CodeLink;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.picture.Picture;
import health.caveat.risk.Frequency;
import health.caveat.risk.Measure;
import health.caveat.risk.RiskDetail;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import health.caveat.text.Languages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A comparison with everything that its page shows. */
public record ComparisonDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        ItemLink condition,
        ItemLink therapy,
        Traditional traditional,
        ComparisonDesign design,
        Optional<String> caution,
        Optional<ComparisonInput.Study> study,
        String population,
        Optional<String> window,
        String summary,
        List<ComparedOutcome> outcomes,
        RiskDetail.Certainty certainty,
        List<Picture> pictures,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    /** The treatment that the therapy is compared with, in the reader's language. */
    public record Traditional(String name, List<CodeLink> codes) {}

    /** One benefit or harm in both groups, in the reader's language. */
    public record ComparedOutcome(
            String title,
            OutcomeNature nature,
            Optional<Arm> therapy,
            Optional<Arm> comparator,
            Optional<Difference> difference,
            Optional<ReportedStatistic> reported,
            Optional<String> note,
            List<CitationLink> citations) {}

    /** One group's figure. */
    public record Arm(Measure measure, Frequency frequency) {}

    /** A statistic as a source printed it, in the reader's language. */
    public record ReportedStatistic(
            Statistic statistic,
            Optional<BigDecimal> value,
            Optional<BigDecimal> low,
            Optional<BigDecimal> high,
            Optional<BigDecimal> therapyValue,
            Optional<BigDecimal> comparatorValue,
            Optional<String> text) {}

    static ComparisonDetail of(Published<ComparisonInput> comparison, Edition edition, Kinds kinds, Sources sources) {
        var document = comparison.document();
        var rendition = edition.of(document);
        var detail = new ComparisonDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(comparison),
                edition.links(kinds.get("topic"), List.of(document.condition())).get(0),
                edition.links(kinds.get("therapy"), List.of(document.therapy())).get(0),
                new Traditional(
                        rendition.text(document.traditional().name()),
                        document.traditional().codes().stream()
                                .map(CodeLink::of)
                                .toList()),
                document.design(),
                caution(document, rendition.language()),
                document.study(),
                rendition.text(document.population()),
                rendition.text(document.window()),
                rendition.text(document.summary()),
                document.outcomes().stream()
                        .map(outcome -> outcome(outcome, document.design(), rendition))
                        .toList(),
                RiskDetail.Certainty.of(document.certainty(), rendition),
                List.of(),
                sources.cited(edition),
                Review.of(comparison, edition.day()));
        return ComparisonPicture.of(detail).map(detail::with).orElse(detail);
    }

    /** The same with its picture, which is made of all the rest. */
    private ComparisonDetail with(ComparisonPicture picture) {
        return new ComparisonDetail(
                slug,
                title,
                language,
                translationIsStale,
                condition,
                therapy,
                traditional,
                design,
                caution,
                study,
                population,
                window,
                summary,
                outcomes,
                certainty,
                picture.links(),
                sources,
                review);
    }

    private static ComparedOutcome outcome(
            ComparisonInput.Outcome outcome, ComparisonDesign design, Edition.Rendition rendition) {
        return new ComparedOutcome(
                rendition.text(outcome.title()),
                outcome.nature(),
                outcome.therapy().map(measure -> arm(measure, rendition.language())),
                outcome.comparator().map(measure -> arm(measure, rendition.language())),
                difference(outcome, design, rendition.language()),
                outcome.reported()
                        .map(reported -> new ReportedStatistic(
                                reported.statistic(),
                                reported.value(),
                                reported.low(),
                                reported.high(),
                                reported.therapyValue(),
                                reported.comparatorValue(),
                                rendition.text(reported.text()))),
                rendition.text(outcome.note()),
                rendition.cite(outcome.sources()));
    }

    /** What to say where chance did not make the groups. */
    static Optional<String> caution(ComparisonInput document, String language) {
        return document.design() == ComparisonDesign.RANDOMISED
                ? Optional.empty()
                : Optional.of(Languages.words(language).getString("comparison.notByChance"));
    }

    static Optional<Difference> difference(ComparisonInput.Outcome outcome, ComparisonDesign design, String language) {
        var therapy = outcome.therapy().flatMap(Difference.Group::of);
        var comparator = outcome.comparator().flatMap(Difference.Group::of);
        return design == ComparisonDesign.RANDOMISED && therapy.isPresent() && comparator.isPresent()
                ? Optional.of(Difference.of(therapy.get(), comparator.get(), language))
                : Optional.empty();
    }

    static Arm arm(Measure measure, String language) {
        return new Arm(measure, Frequency.of(measure, Optional.empty(), language));
    }
}
