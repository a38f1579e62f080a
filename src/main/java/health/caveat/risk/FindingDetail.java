package health.caveat.risk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.picture.Picture;
import java.util.List;
import java.util.stream.Stream;

/** A finding with its picture and its review dates. */
public record FindingDetail(
        @JsonUnwrapped FindingSummary finding, boolean translationIsStale, List<Picture> pictures, Review review)
        implements InLanguage {

    static FindingDetail of(Published<FindingInput> finding, Edition edition, Neighbours neighbours) {
        var summary = FindingSummary.of(finding, edition, neighbours);
        return new FindingDetail(
                summary,
                edition.of(finding.document()).isStale(finding),
                FindingPicture.links(summary),
                Review.of(finding, edition.day()));
    }

    @Override
    public Stream<String> languages() {
        return finding.languages();
    }
}
