package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import java.util.stream.Stream;

/** A finding with its review dates. */
public record FindingDetail(@JsonUnwrapped FindingSummary finding, boolean translationIsStale, Review review)
        implements InLanguage {

    static FindingDetail of(Published<FindingInput> finding, Edition edition, Neighbours neighbours) {
        return new FindingDetail(
                FindingSummary.of(finding, edition, neighbours),
                edition.of(finding.document()).isStale(finding),
                Review.of(finding, edition.day()));
    }

    @Override
    public Stream<String> languages() {
        return finding.languages();
    }
}
