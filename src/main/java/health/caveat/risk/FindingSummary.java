package health.caveat.risk;

import health.caveat.api.InLanguage;
import health.caveat.item.CodeLink;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.text.Languages;
import health.caveat.text.LocalizedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One observation with its figure made readable. Where the page itself names the risk or the therapy, it is left out here. */
public record FindingSummary(
        String slug,
        String effect,
        String language,
        Optional<CodeLink> code,
        Optional<ItemLink> risk,
        Optional<ItemLink> therapy,
        Optional<FindingInput.GradeRange> grade,
        Optional<String> gradingSystem,
        List<SeriousnessCriterion> seriousness,
        Attribution attribution,
        String population,
        String window,
        Optional<FindingInput.Study> study,
        Measure measure,
        Frequency frequency,
        Optional<Comparator> comparator,
        Optional<String> note,
        ItemLink source,
        Optional<String> where,
        boolean reviewOverdue,
        String href)
        implements InLanguage.One {

    /** The same measure in the other arm of the study. */
    public record Comparator(String title, Measure measure, Frequency frequency) {}

    static Stream<LocalizedText> shown(FindingInput document) {
        return Stream.concat(
                Stream.of(document.effect(), document.population()),
                Stream.concat(
                        Stream.concat(
                                document.note().stream(),
                                document.comparator().map(FindingInput.Comparator::title).stream()),
                        document.window().stream()));
    }

    static FindingSummary of(Published<FindingInput> finding, Edition edition, Neighbours neighbours) {
        var document = finding.document();
        var rendition = edition.of(document);
        var language = rendition.language();
        return new FindingSummary(
                document.slug(),
                rendition.text(document.effect()),
                language,
                document.code().map(CodeLink::of),
                neighbours.risk(document),
                neighbours.therapy(document),
                document.grade(),
                document.gradingSystem(),
                document.seriousness(),
                document.attribution().orElse(Attribution.NOT_SAID),
                rendition.text(document.population()),
                rendition
                        .text(document.window())
                        .orElseGet(() -> Languages.words(language).getString("window.notReported")),
                document.study(),
                document.measure(),
                Findings.frequency(document, language),
                document.comparator()
                        .map(other -> new Comparator(
                                rendition.text(other.title()),
                                other.measure(),
                                Frequency.of(other.measure(), Optional.empty(), language))),
                rendition.text(document.note()),
                neighbours.source(document),
                document.where(),
                Review.isOverdue(document, edition.day()),
                "/v1/findings/" + document.slug());
    }
}
