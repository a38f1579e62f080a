package health.caveat.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ContentRefusedTest {

    @Inject
    EntityManager entities;

    final String slug = TestPack.newSlug();
    TestPack pack;

    @BeforeEach
    void copyTheTestPack() {
        pack = new TestPack();
    }

    @AfterEach
    void loadTheTestPackAgain() {
        pack.close();
    }

    @Test
    void reportsAllErrorsOfAllFilesTogetherAndAppliesNothing() {
        pack.load();
        var version = version();
        pack.putArticle(slug, "All right.", "");
        pack.putRisk("broken", "colour: red\nseverty: {min: mild}");
        pack.put("risks/broken-category.yaml", risk("broken-category").replace("general", "itching"));
        pack.put("findings/broken.yaml", """
                - slug: broken-count
                  effect: Too many
                  risk: test-rash
                  therapy: no-such-therapy
                  population: People
                  measure: {type: count, events: 13, total: 12}
                  source: no-such-source
                  lastReviewed: 2026-01-15
                  nextReviewDue: 2028-01-15
                  clinicalReview: none
                - slug: broken-fraction
                  effect: Half a person
                  risk: test-rash
                  therapy: alphagene
                  population: People
                  measure: {type: count, events: 12.5, total: 44, unit: people}
                  source: test-news
                  lastReviewed: 2026-01-15
                  nextReviewDue: 2028-01-15
                  clinicalReview: none
                - slug: broken-percent
                  effect: Not printable
                  risk: no-such-risk
                  therapy: alphagene
                  population: People
                  measure: {type: percent, percent: 27.3, total: 45}
                  source: test-news
                  lastReviewed: 2026-01-15
                  nextReviewDue: 2028-01-15
                  clinicalReview: none
                """);
        pack.put("topics/unclosed.yaml", "slug: unclosed\ntitle: {en: Unclosed\n");
        pack.put("rumours/hearsay.yaml", "slug: hearsay\n");

        assertThat(errors())
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith(
                                        "risks/broken.yaml risk broken: /colour is unknown (allowed: alsoKnownAs, askedAs, body, "))
                .anySatisfy(line -> assertThat(line).startsWith("risks/broken.yaml risk broken: /severty is unknown"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("risks/broken-category.yaml risk broken-category: /category cannot be itching"
                                + " (allowed: immune-reaction, "))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("findings/broken.yaml finding broken-fraction: /measure/events"
                                + " must be a whole number, not 12.5"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("findings/broken.yaml finding broken-count: /measure")
                        .endsWith("events must not be above total"))
                .contains(
                        "findings/broken.yaml finding broken-count: /therapy names an unknown therapy: no-such-therapy",
                        "findings/broken.yaml finding broken-count: /source names an unknown source: no-such-source",
                        "findings/broken.yaml finding broken-percent: /risk names an unknown risk: no-such-risk")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("findings/broken.yaml finding broken-percent: /measure")
                        .endsWith("no whole number of the total prints this percentage"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("topics/unclosed.yaml: ").contains("(line "))
                .contains(
                        "rumours/hearsay.yaml: is in no folder of a kind (allowed: articles, comparisons, events, experiences,"
                                + " interactions, open-questions, risks, sources, terms, therapies, topics, findings)")
                .hasSize(11);
        assertThat(version()).isEqualTo(version);
        assertThat(revisions()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            summary: It passes.        | (nothing)                       | /summary must not be null
            summary: It passes.        | summary: ''                     | /summary must not be empty
            summary: It passes.        | summary: 7 [@test-news]         | /summary citations in brackets stand in bodies only: use sources
            summary: It passes.        | summary: {en: It., de: Er.}     | /summary must be in the languages of the title (allowed: en)
            title: A passing risk      | title: {en: A., fr: Un.}        | / fr is not a language that Caveat has words for (allowed: en, de)
            [@test-news]               | .                               | /body cites nothing: a body needs at least one [@source]
            [@test-news]               | [@test-news] [@Test news]       | /body has a citation that cannot be read: write [@source, where; @other]
            [@test-news]               | [@no-such-source]               | /body names an unknown source: no-such-source
            [@test-news]               | [@test-news] {{finding}}        | /body has a reference that cannot be read: write {{finding:slug:words}}
            [@test-news]               | [@test-news] {{finding:none}}   | /body names an unknown finding: none
            [@test-news]               | [@test-news] {{rumour:none}}    | /body names an unknown kind: rumour (allowed: article, comparison, event, experience, interaction, open-question, risk, source, term, therapy, topic, finding)
            [@test-news]               | [@test-news] {{finding:alphagene-rash:loud}} | /body has no rendering loud (allowed: words, percent, count)
            topics: [test-medicine]    | topics: [no-such-topic]         | /topics/0 names an unknown topic: no-such-topic
            topics: [test-medicine]    | topics: []                      | /topics must not be empty
            lastReviewed: 2026-01-15   | lastReviewed: yesterday         | /lastReviewed cannot be yesterday (allowed: LocalDate)
            nextReviewDue: 2028-01-15  | nextReviewDue: 2029-01-16       | /nextReviewDue must be after lastReviewed, by at most 36 months
            nextReviewDue: 2028-01-15  | nextReviewDue: 2026-01-15       | /nextReviewDue must be after lastReviewed, by at most 36 months
            clinicalReview: none       | clinicalReview: thorough        | /clinicalReview cannot be thorough (allowed: none, reviewed)
            slug: broken               | slug: Broken One                | /slug must be a slug: lower-case words and digits joined by hyphens, at most 80 characters
            slug: broken               | (nothing)                       | /slug must be a slug: lower-case words and digits joined by hyphens, at most 80 characters
            certainty: {level: low, reason: Nobody looked.} | watchFor: [{text: A., sources: []}] | /watchFor/0/sources a statement needs a source
            """)
    void refusesABrokenRisk(String right, String wrong, String error) {
        pack.put("risks/broken.yaml", risk("broken").replace(right, wrong.equals("(nothing)") ? "" : wrong));
        assertThat(errors())
                .anySatisfy(line ->
                        assertThat(line).startsWith("risks/broken.yaml risk ").endsWith(": " + error));
    }

    @Test
    void refusesAReviewInTheFuture() {
        var tomorrow = LocalDate.now(java.time.Clock.systemUTC()).plusDays(1);
        pack.put(
                "risks/broken.yaml",
                risk("broken")
                        .replace("lastReviewed: 2026-01-15", "lastReviewed: " + tomorrow)
                        .replace("nextReviewDue: 2028-01-15", "nextReviewDue: " + tomorrow.plusYears(1)));
        assertThat(errors()).containsExactly("risks/broken.yaml risk broken: /lastReviewed must not be in the future");
    }

    @Test
    void refusesASlugThatIsThereTwice() {
        pack.put("risks/again.yaml", risk("test-rash"));
        assertThat(errors()).containsExactly("risks/test-rash.yaml risk test-rash: /slug is also in risks/again.yaml");
    }

    @Test
    void refusesAPropertyThatIsThereTwice() {
        pack.put("risks/broken.yaml", risk("broken") + "summary: Again.\n");
        assertThat(errors()).singleElement().asString().startsWith("risks/broken.yaml: Duplicate field 'summary'");
    }

    @Test
    void refusesAFormerSlugThatIsTheNameOfAnother() {
        pack.putRisk("broken", "formerSlugs: [test-rash]");
        assertThat(errors())
                .containsExactly("risks/broken.yaml risk broken: /formerSlugs test-rash is the name of another item");
    }

    @Test
    void refusesAMeasureOfAnUnknownType() {
        pack.putFinding("broken", "test-rash", "alphagene", "");
        pack.put(
                "findings/broken.yaml",
                "{slug: broken, effect: A, risk: test-rash, therapy: alphagene, population: B, measure: {type: guess},"
                        + " source: test-news, lastReviewed: 2026-01-15, nextReviewDue: 2028-01-15, clinicalReview: none}");
        assertThat(errors())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .startsWith("findings/broken.yaml finding broken: /measure")
                        .doesNotContain("health.caveat", "java."));
    }

    @Test
    void refusesASourceThatNobodyCouldFind() {
        pack.put("sources/broken.yaml", "{slug: broken, title: A, publisher: B, kind: news}");
        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("sources/broken.yaml source broken: /")
                .endsWith("a source needs a url, a doi, a pmid or a registration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "'# only a comment'", "'just words'", "'- just words'", "'[[]]'", "7"})
    void reportsFilesThatHoldNoItem(String text) {
        pack.put("risks/broken.yaml", text);
        assertThat(errors()).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("risks/broken.yaml"));
    }

    @Test
    void refusesAFileThatHoldsTwoDocuments() {
        pack.put("risks/broken.yaml", risk("one") + "---\n" + risk("two"));
        assertThat(errors()).isNotEmpty();
    }

    @Test
    void readsAnEmptyListOfRetirements() {
        pack.putArticle(slug, "It passes.", "").put("retired.yaml", "# nothing yet\n");
        pack.load();
        assertThat(revisions()).isOne();
    }

    private static String risk(String slug) {
        return """
                slug: %s
                title: A passing risk
                category: general
                topics: [test-medicine]
                summary: It passes.
                body: It is here for a test [@test-news]
                certainty: {level: low, reason: Nobody looked.}
                lastReviewed: 2026-01-15
                nextReviewDue: 2028-01-15
                clinicalReview: none
                """.formatted(slug);
    }

    /** The report's lines. The first says only how many there are. */
    private List<String> errors() {
        var refused = catchThrowable(pack::load);
        assertThat(refused).isInstanceOf(ContentRefused.class);
        var lines = refused.getMessage().lines().toList();
        assertThat(lines.get(0)).isEqualTo("The content pack is refused (" + (lines.size() - 1) + " errors):");
        return lines.subList(1, lines.size());
    }

    private long version() {
        return number("select version from content_version");
    }

    /** Of the item that is right. */
    private long revisions() {
        return number("select count(*) from revision where slug = '" + slug + "'");
    }

    private long number(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }
}
