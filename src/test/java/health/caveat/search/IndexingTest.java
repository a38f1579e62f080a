package health.caveat.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;

import health.caveat.api.Problem;
import health.caveat.content.TestPack;
import health.caveat.item.ContentVersion;
import health.caveat.item.Editions;
import health.caveat.item.Kinds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class IndexingTest {

    @Inject
    EntityManager entities;

    @Inject
    Kinds kinds;

    @Inject
    Editions editions;

    @Inject
    Indexing indexing;

    final String slug = TestPack.newSlug();

    @TempDir
    Path folder;

    @Test
    void showsWhatIsPublishedWithinASecond() {
        var following = indexing.followEvery(Duration.ofMillis(400));
        try (var pack = new TestPack()) {
            pack.putArticle(slug, "Zyxo is here.", "").loadUnindexed();
            var published = System.nanoTime();
            while (slugs("zyxo").isEmpty()) {
                assertThat(Duration.ofNanos(System.nanoTime() - published)).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(slugs("zyxo")).containsExactly(slug);
        } finally {
            following.cancel(false);
        }
        assertThat(slugs("zyxo")).isEmpty();
    }

    @Test
    void namesTheVersionThatItShows() {
        try (var pack = new TestPack()) {
            pack.putArticle(slug, "Zyxo is here.", "").load();
            var shown = given().queryParam("q", "zyxo").get("/v1/search").header("X-Content-Version");
            assertThat(shown).isEqualTo(given().get("/v1/articles/" + slug).header("X-Content-Version"));
        }
    }

    /** Its own text did not change. */
    @Test
    void followsTheNamesAndFiguresOfOthers() {
        var risk = TestPack.newSlug();
        var therapy = TestPack.newSlug();
        var finding = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putTherapy(therapy)
                    .putRisk(risk, "")
                    .putFinding(finding, risk, therapy, "")
                    .putArticle(slug, "Seen in {{finding:" + finding + ":count}}.", "risks: [" + risk + "]")
                    .load();
            assertThat(slugs("\"1 of 54\"")).contains(slug);
            assertThat(slugs("a passing risk", "therapy", therapy)).contains(risk);
            pack.putRisk(risk, "alsoKnownAs: {en: [quuxitis]}").load();
            assertThat(slugs("quuxitis")).contains(risk, slug, finding);
            pack.putRisk(risk, "")
                    .remove("findings/" + finding + ".yaml")
                    .putArticle(slug, "It passes.", "")
                    .load();
            assertThat(slugs("quuxitis")).isEmpty();
            assertThat(slugs("a passing risk", "therapy", therapy)).doesNotContain(risk);
        }
    }

    /** It is for what answers it alone: else each of these phrases would weaken the others. */
    @Test
    void findsNothingElseByWhatIsAskedOfAnItem() {
        var risk = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putRisk(risk, "alsoKnownAs: {en: [quuxitis]}\naskedAs: {en: [wobbly quuxy knees]}")
                    .putArticle(slug, "It passes.", "risks: [" + risk + "]")
                    .load();
            assertThat(slugs("quuxitis")).contains(risk, slug);
            assertThat(slugs("wobbly")).containsExactly(risk);
        }
    }

    /** Its words are those of a question, and not of what only helps with it. */
    @Test
    void doesNotFindByTheWordsOfWhatItOnlyHelpsWith() {
        try (var pack = new TestPack()) {
            pack.putArticle(slug, "It passes.", "helpsWith: {en: [wobbly quuxy knees]}")
                    .load();
            assertThat(slugs("wobbly")).isEmpty();
            given().queryParam("q", "wobbly").get("/v1/suggest").then().body("items", empty());
        }
    }

    /** Making a vector costs more than all the rest of following. */
    @Test
    void keepsTheMeaningOfWhatDidNotChange() throws IOException {
        var risk = TestPack.newSlug();
        try (var pack = new TestPack();
                var index = new SearchIndex(folder)) {
            pack.putRisk(risk, "")
                    .putArticle(slug, "Zyxo.", "risks: [" + risk + "]")
                    .load();
            step(index, Optional.of(new float[] {0.6f, 0.8f}));
            assertThat(withoutMeaning(index)).isEmpty();
            pack.putRisk(risk, "alsoKnownAs: {en: [quuxitis]}").load();
            step(index, Optional.empty());
            assertThat(withoutMeaning(index)).containsExactly("risk/" + risk);
        }
    }

    @Test
    void wantsAVectorForWhatAnItemHelpsWith() throws IOException {
        try (var pack = new TestPack();
                var index = new SearchIndex(folder)) {
            pack.putArticle(slug, "Zyxo.", "").load();
            step(index, Optional.of(new float[] {0.6f, 0.8f}));
            assertThat(withoutMeaning(index)).isEmpty();
            pack.putArticle(slug, "Zyxo.", "helpsWith: {en: [wobbly quuxy knees]}")
                    .load();
            step(index, Optional.empty());
            assertThat(withoutMeaning(index)).containsExactly("article/" + slug);
        }
    }

    @Test
    void makesTheVectorOfATextOnceForAllItems() throws IOException {
        var risk = TestPack.newSlug();
        try (var pack = new TestPack();
                var index = new SearchIndex(folder)) {
            pack.putRisk(risk, "askedAs: {en: [wobbly quuxy knees]}").load();
            step(index, Optional.of(new float[] {0.6f, 0.8f}));
            pack.putArticle(slug, "Zyxo.", "helpsWith: {en: [wobbly quuxy knees]}")
                    .load();
            step(index, Optional.empty());
            assertThat(index.meaning("wobbly quuxy knees")).contains(new float[] {0.6f, 0.8f});
            assertThat(index.meaning("A passing article. . Zyxo.")).isEmpty();
        }
    }

    /** Also a name that is not among the first, which an item as a whole is known by. */
    @Test
    void wantsAVectorForEachText() throws IOException {
        try (var index = new SearchIndex(folder)) {
            index.add(
                    stranger(),
                    text -> Optional.of(new float[] {0.6f, 0.8f}).filter(vector -> !text.equals("Stranger")));
            index.show(1, "");
            assertThat(withoutMeaning(index)).containsExactly("topic/stranger");
        }
    }

    @Test
    void followsManyPublicationsAtOnce() throws Exception {
        var statistics =
                entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        try (var index = new SearchIndex(folder)) {
            step(index);
            var following = new Indexing(
                    entities, kinds, editions, index, new Meaning(false, folder), Optional.of(Duration.ofHours(1)));
            var before = statistics.getTransactionCount();
            for (int i = 0; i < 100; i++) {
                following.hear(new ContentVersion.News(i));
            }
            following.stop(new ShutdownEvent());
            assertThat(statistics.getTransactionCount() - before).isBetween(1L, 5L);
        }
    }

    /** A node that was away must not ask for each item that changed meanwhile, nor hold all their answers. */
    @Test
    void followsManyItemsWithFewStatements() throws IOException {
        var statistics =
                entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        try (var pack = new TestPack();
                var index = new SearchIndex(folder)) {
            step(index);
            for (int i = 0; i < 60; i++) {
                pack.putArticle(slug + i, "Zyxo.", "");
            }
            pack.load();
            var opened = statistics.getPrepareStatementCount();
            step(index);
            assertThat(statistics.getPrepareStatementCount() - opened).isBetween(1L, 30L);
            assertThat(index.stored(List.of("article/" + slug + 59))).isNotEmpty();
        }
    }

    @Test
    void opensAgainWithoutMakingItAnew() throws IOException {
        var index = new SearchIndex(folder);
        assertThat(step(index)).isNotZero();
        index.close();
        var opened = new SearchIndex(folder);
        assertThatThrownBy(() -> opened.read(view -> 1)).isInstanceOf(Problem.Failure.class);
        var before = files();
        var from = System.nanoTime();
        step(opened);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
        assertThat(files()).containsAll(before);
        opened.close();
    }

    @Test
    void showsNothingOfAnotherDatabase() throws IOException {
        var index = new SearchIndex(folder);
        index.add(stranger(), text -> Optional.empty());
        var version = QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("select version from content_version")
                                .getSingleResult())
                        .longValue());
        index.show(version, "risk/of-another-database@2020-01-01");
        index.close();
        var opened = new SearchIndex(folder);
        step(opened);
        assertThat(opened.stored(List.of("topic/stranger"))).isEmpty();
        assertThat(opened.stored(List.of("risk/test-rash"))).hasSize(2);
        opened.close();
    }

    @Test
    void keepsItInMemoryWhereAnotherNodeHoldsTheFolder() throws IOException {
        var index = new SearchIndex(folder);
        var second = new SearchIndex(folder);
        step(second);
        assertThat(second.stored(List.of("risk/test-rash"))).hasSize(2);
        second.close();
        index.close();
    }

    private long step(SearchIndex index) {
        return step(index, Optional.empty());
    }

    private long step(SearchIndex index, Optional<float[]> vector) {
        var indexing = new Indexing(entities, kinds, editions, index, new Meaning(false, folder), Optional.empty());
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                indexing.bringInStep(text -> vector);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return index.version().orElse(0L);
    }

    private static Set<String> withoutMeaning(SearchIndex index) {
        return index.read(view -> Phrases.withoutMeaning(view.searcher(), 1_000));
    }

    private List<String> files() {
        return List.of(folder.resolve("index").toFile().list((folder, name) -> name.startsWith("_")));
    }

    private static List<String> slugs(String query) {
        return given().queryParam("q", query).get("/v1/search").jsonPath().getList("items.slug");
    }

    private static List<String> slugs(String query, String filter, String value) {
        return given().queryParam("q", query)
                .queryParam(filter, value)
                .get("/v1/search")
                .jsonPath()
                .getList("items.slug");
    }

    private static Entry stranger() {
        return Entries.entry("topic", "stranger", "Stranger", Set.of(), Set.of(), "");
    }
}
