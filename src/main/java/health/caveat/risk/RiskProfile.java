package health.caveat.risk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.picture.Picture;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import health.caveat.text.Citation;
import health.caveat.therapy.TherapyInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that was observed in one therapy, by category and risk. */
public record RiskProfile(
        ItemLink therapy, List<Category> categories, List<Picture> pictures, List<SourceSummary> sources)
        implements InLanguage {

    /** The risks of one category. */
    @Schema(name = "RiskProfileCategory")
    public record Category(RiskCategory category, List<ObservedRisk> risks) {}

    /** A risk and what was observed of it. */
    public record ObservedRisk(RiskSummary risk, List<FindingSummary> findings) {}

    static RiskProfile of(
            Published<TherapyInput> therapy,
            List<Published<FindingInput>> findings,
            Map<String, Published<RiskInput>> risks,
            Edition edition,
            Kinds kinds,
            Sources sources) {
        var neighbours = Neighbours.of(findings, edition, kinds).withoutRisks().withoutTherapies();
        var rendition = edition.of(therapy.document());
        findings.forEach(finding -> rendition.cite(
                new Citation(finding.document().source(), finding.document().where())));
        var byRisk = findings.stream()
                .collect(groupingBy(
                        finding -> finding.document().risk(),
                        LinkedHashMap::new,
                        mapping(finding -> FindingSummary.of(finding, edition, neighbours), toList())));
        // Both maps keep an order that does not depend on the request: categories as declared, risks by title.
        var byCategory = new EnumMap<RiskCategory, List<ObservedRisk>>(RiskCategory.class);
        risks.forEach((slug, risk) -> byCategory
                .computeIfAbsent(risk.document().category(), category -> new ArrayList<>())
                .add(new ObservedRisk(RiskSummary.of(risk, edition), byRisk.get(slug))));
        var link = edition.link(
                kinds.get("therapy"),
                therapy.document().slug(),
                therapy.document().title());
        return new RiskProfile(
                link,
                byCategory.entrySet().stream()
                        .map(entry -> new Category(entry.getKey(), entry.getValue()))
                        .toList(),
                ProfilePicture.links(link.slug(), link.title(), link.language()),
                sources.cited(edition));
    }

    @Override
    public Stream<String> languages() {
        return therapy.languages();
    }
}
