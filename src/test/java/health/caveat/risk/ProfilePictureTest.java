package health.caveat.risk;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.item.ItemLink;
import health.caveat.picture.Svg;
import health.caveat.picture.Theme;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfilePictureTest {

    @Test
    void drawsFortyRisksTheMostFrequentFirst() {
        var risks = IntStream.range(0, 40)
                .mapToObj(i -> risk("Risk <" + i + "> & co", new Measure.Count(i, 40, MeasuredUnit.PEOPLE)))
                .toList();
        var svg = draw(risks);
        var picture = Svg.read(svg);
        var titles = picture.texts().stream()
                .filter(text -> text.startsWith("Risk <"))
                .toList();
        assertThat(titles).hasSize(40).startsWith("Risk <39> & co").endsWith("Risk <0> & co");
        assertThat(picture.all("circle")).hasSize(40);
        assertThat(svg.length()).isLessThan(150_000);
        assertThat(picture.description()).contains("Risk <0> & co: Effect: none of 40 people; up to 9 in 100");
    }

    @Test
    void drawsWhatIsKnownOfEachKindOfMeasure() {
        var picture = Svg.read(draw(List.of(
                risk("Reports", new Measure.Reports(3)),
                risk("Range", new Measure.Range(Optional.of(BigDecimal.TEN), Optional.empty(), Optional.empty(), null)),
                risk("Percent", new Measure.Percent(new BigDecimal("27"), Optional.empty(), null)),
                risk("Count", new Measure.Count(12, 44, null)))));
        assertThat(picture.texts()).containsSubsequence("Count", "Percent", "Range", "Reports");
        assertThat(picture.all("circle")).hasSize(2);
        assertThat(picture.all("path"))
                .filteredOn(path -> path.hasAttribute("stroke-dasharray"))
                .hasSize(1);
        assertThat(picture.description()).contains("3 reports; nobody counted out of how many");
    }

    @Test
    void saysThatNothingIsKnown() {
        assertThat(Svg.read(draw(List.of())).description()).contains("does not mean that it has no risks");
    }

    private static String draw(List<RiskProfile.ObservedRisk> risks) {
        var profile = new RiskProfile(
                link("Therapy " + "with a long name ".repeat(12)),
                List.of(new RiskProfile.Category(RiskCategory.GENERAL, risks)),
                List.of(),
                List.of());
        return new ProfilePicture(profile).draw(Theme.DARK).svg();
    }

    private static RiskProfile.ObservedRisk risk(String title, Measure measure) {
        return new RiskProfile.ObservedRisk(
                new RiskSummary(
                        "a-risk",
                        title,
                        "en",
                        Optional.empty(),
                        RiskCategory.GENERAL,
                        "",
                        new RiskSummary.Onset(OnsetStatus.UNKNOWN, Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        CertaintyLevel.LOW,
                        false,
                        ""),
                List.of(new FindingSummary(
                        "a-finding",
                        "Effect",
                        "en",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Attribution.NOT_SAID,
                        "",
                        "",
                        Optional.empty(),
                        measure,
                        Frequency.of(measure, Optional.empty(), "en"),
                        Optional.empty(),
                        Optional.empty(),
                        link("A source"),
                        Optional.empty(),
                        false,
                        "")));
    }

    private static ItemLink link(String title) {
        return new ItemLink("therapy", "a-therapy", title, "en", "/v1/therapies/a-therapy");
    }
}
