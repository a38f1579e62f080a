package health.caveat.index;

import health.caveat.comparison.ComparisonPicture;
import health.caveat.comparison.ComparisonResource;
import health.caveat.comparison.Comparisons;
import health.caveat.item.Documents;
import health.caveat.item.Reading;
import health.caveat.item.Snapshot;
import health.caveat.picture.Picture;
import health.caveat.risk.FindingResource;
import health.caveat.risk.RiskProfileResource;
import health.caveat.timeline.TimelineResource;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A live picture of each kind, with the request that draws it: the first items that have one. */
@Path("/gallery")
@Snapshot
public class Gallery {

    private static final String TEMPLATE = FrontPage.template("gallery.html");
    private static final Reading ENGLISH = Reading.in("en");
    private static final String COUNTED = "select slug from Finding where measure = 'COUNT' and band ";

    private final EntityManager entities;
    private final Documents documents;
    private final Comparisons comparisons;
    private final FindingResource findings;
    private final ComparisonResource comparisonResource;
    private final RiskProfileResource profiles;
    private final TimelineResource timelines;

    Gallery(
            EntityManager entities,
            Documents documents,
            Comparisons comparisons,
            FindingResource findings,
            ComparisonResource comparisonResource,
            RiskProfileResource profiles,
            TimelineResource timelines) {
        this.entities = entities;
        this.documents = documents;
        this.comparisons = comparisons;
        this.findings = findings;
        this.comparisonResource = comparisonResource;
        this.profiles = profiles;
        this.timelines = timelines;
    }

    /** What a kind of picture is for, and one of them. */
    private record Shown(String title, String text, Picture picture) {

        String html() {
            return """
                    <article><h2>%s</h2><p>%s</p>
                    <p><code>GET %s</code></p>
                    <div class="pair">%s%s</div></article>
                    """.formatted(
                            title,
                            text,
                            escaped(picture.href()),
                            figure(picture.href(), "Light"),
                            figure(picture.hrefDark(), "Dark"));
        }

        private String figure(String href, String theme) {
            return """
                    <figure><div class="frame" tabindex="0" role="group" aria-label="%1$s, %2$s theme"><img src="%3$s" alt="%4$s"></div>
                    <figcaption><a href="%3$s">%2$s: %1$s, alone</a></figcaption></figure>
                    """.formatted(title, theme, escaped(href), escaped(picture.alt()));
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String get() {
        var pictures = Stream.of(
                        shown(
                                "A finding",
                                "As many figures are filled as its words say, out of the same number. The bar below is the interval.",
                                first(COUNTED + "<> 'NOT_KNOWN' order by titleSort, slug"),
                                slug -> findings.get(slug, ENGLISH).pictures()),
                        shown(
                                "None that was seen",
                                "Zero is shown as zero, with the real number of people and what chance leaves open.",
                                first(COUNTED + "= 'NOT_KNOWN' order by titleSort, slug"),
                                slug -> findings.get(slug, ENGLISH).pictures()),
                        shown(
                                "A comparison",
                                "Two groups on one denominator, for each outcome that both counted.",
                                documents.documents(comparisons, "1 = 1").values().stream()
                                        .map(found -> found.document())
                                        .filter(ComparisonPicture::isDrawn)
                                        .map(found -> found.slug())
                                        .findFirst(),
                                slug -> comparisonResource.get(slug, ENGLISH).pictures()),
                        shown(
                                "A timeline",
                                "When risks can begin and what is watched. Hours, days, weeks, months and years have the same room.",
                                mostFound(),
                                slug -> timelines
                                        .get(slug, Optional.empty(), ENGLISH)
                                        .pictures()),
                        shown(
                                "What matters now",
                                "The same at one moment after the dose: here three weeks.",
                                mostFound(),
                                slug -> timelines
                                        .get(slug, Optional.of("P3W"), ENGLISH)
                                        .pictures()),
                        shown(
                                "A risk profile",
                                "Every figure of a therapy on one scale, the most frequent first.",
                                mostFound(),
                                slug -> profiles.get(slug, ENGLISH).pictures()))
                .flatMap(Optional::stream)
                .map(Shown::html)
                .collect(Collectors.joining());
        return TEMPLATE.replace("{pictures}", pictures);
    }

    private static Optional<Shown> shown(
            String title, String text, Optional<String> slug, Function<String, List<Picture>> pictures) {
        return slug.flatMap(found -> pictures.apply(found).stream().findFirst())
                .map(picture -> new Shown(title, text, picture));
    }

    private Optional<String> mostFound() {
        return first(
                "select f.therapy.slug from Finding f group by f.therapy.slug order by count(*) desc, f.therapy.slug");
    }

    private Optional<String> first(String hql) {
        return entities.createQuery(hql, String.class).setMaxResults(1).getResultList().stream()
                .findFirst();
    }
}
