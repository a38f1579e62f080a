package health.caveat.risk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.caveat.api.Json;
import health.caveat.item.Kind;
import health.caveat.text.Languages;
import health.caveat.text.LocalizedText;
import health.caveat.therapy.Therapy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The kind of all findings. In prose a finding reads as its figure, in words, in percent or as a count. */
@Singleton
public class Findings extends Kind<FindingInput, Finding> {

    Findings() {
        super("finding", "findings", FindingInput.class, Finding.class);
    }

    @Override
    protected int rank() {
        return 1;
    }

    @Override
    protected Finding newItem() {
        return new Finding();
    }

    @Override
    protected void fill(Finding finding, FindingInput document) {
        finding.risk = Risk.find("slug", document.risk()).firstResult();
        finding.therapy = Therapy.find("slug", document.therapy()).firstResult();
        finding.band = frequency(document, "en").band();
        finding.measure = MeasureType.of(document.measure());
    }

    @Override
    protected List<String> renderings() {
        return List.of("words", "percent", "count");
    }

    @Override
    protected String quote(FindingInput finding, String language, String rendering) {
        var frequency = frequency(finding, language);
        return switch (rendering) {
            case "percent" ->
                frequency
                        .percent()
                        .map(percent -> FrequencyWords.percent(percent, language))
                        .orElse(frequency.words());
            case "count" -> frequency.count().orElse(frequency.words());
            default -> frequency.words();
        };
    }

    @Override
    protected void complete(ObjectNode rendered, FindingInput finding, String language) {
        rendered.set("frequency", Json.MAPPER.valueToTree(frequency(finding, language)));
        rendered.set(
                "attribution", Json.MAPPER.valueToTree(finding.attribution().orElse(Attribution.NOT_SAID)));
        if (finding.window().isEmpty()) {
            rendered.put("window", Languages.words(language).getString("window.notReported"));
        }
        finding.comparator()
                .map(other -> Frequency.of(other.measure(), Optional.empty(), language))
                .ifPresent(frequency ->
                        rendered.withObject("comparator").set("frequency", Json.MAPPER.valueToTree(frequency)));
    }

    /** The finding's figure in words. */
    public String words(FindingInput finding, String language) {
        return quote(finding, language, "words");
    }

    /** The finding's figure with all that follows from it. */
    public static Frequency frequency(FindingInput finding, String language) {
        var who = finding.who().map(LocalizedText::byLanguage).map(byLanguage -> byLanguage.get(language));
        return Frequency.of(finding.measure(), who, language);
    }
}
