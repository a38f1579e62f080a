package health.caveat.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.caveat.api.Json;
import health.caveat.item.Kind;
import health.caveat.risk.Measure;
import jakarta.inject.Singleton;

/** The kind of all comparisons. */
@Singleton
public class Comparisons extends Kind<ComparisonInput, Comparison> {

    Comparisons() {
        super("comparison", "comparisons", ComparisonInput.class, Comparison.class);
    }

    @Override
    protected Comparison newItem() {
        return new Comparison();
    }

    @Override
    protected void fill(Comparison item, ComparisonInput document) {
        item.design = document.design();
    }

    @Override
    protected void complete(ObjectNode rendered, ComparisonInput document, String language) {
        ComparisonDetail.caution(document, language).ifPresent(words -> rendered.put("caution", words));
        for (int i = 0; i < document.outcomes().size(); i++) {
            var outcome = document.outcomes().get(i);
            var shown = (ObjectNode) rendered.withArray("outcomes").get(i);
            outcome.therapy().ifPresent(measure -> shown.set("therapy", arm(measure, language)));
            outcome.comparator().ifPresent(measure -> shown.set("comparator", arm(measure, language)));
            ComparisonDetail.difference(outcome, document.design(), language)
                    .ifPresent(difference -> shown.set("difference", Json.MAPPER.valueToTree(difference)));
        }
    }

    private static JsonNode arm(Measure measure, String language) {
        return Json.MAPPER.valueToTree(ComparisonDetail.arm(measure, language));
    }
}
