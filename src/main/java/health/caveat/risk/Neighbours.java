package health.caveat.risk;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The titles of what some findings are about, fetched in one statement for each kind. */
record Neighbours(Map<String, ItemLink> risks, Map<String, ItemLink> therapies, Map<String, ItemLink> sources) {

    static Neighbours of(Collection<Published<FindingInput>> findings, Edition edition, Kinds kinds) {
        return new Neighbours(
                links(findings, edition, kinds.get("risk"), FindingInput::risk),
                links(findings, edition, kinds.get("therapy"), FindingInput::therapy),
                links(findings, edition, kinds.get("source"), FindingInput::source));
    }

    private static Map<String, ItemLink> links(
            Collection<Published<FindingInput>> findings,
            Edition edition,
            Kind<?, ?> kind,
            Function<FindingInput, String> slug) {
        var slugs = findings.stream().map(Published::document).map(slug).collect(toSet());
        return edition.links(kind, slugs).stream()
                .collect(toMap(ItemLink::slug, link -> link, (a, b) -> a, LinkedHashMap::new));
    }

    Optional<ItemLink> risk(FindingInput finding) {
        return Optional.ofNullable(risks.get(finding.risk()));
    }

    Optional<ItemLink> therapy(FindingInput finding) {
        return Optional.ofNullable(therapies.get(finding.therapy()));
    }

    Neighbours withoutRisks() {
        return new Neighbours(Map.of(), therapies, sources);
    }

    Neighbours withoutTherapies() {
        return new Neighbours(risks, Map.of(), sources);
    }

    ItemLink source(FindingInput finding) {
        return sources.get(finding.source());
    }
}
