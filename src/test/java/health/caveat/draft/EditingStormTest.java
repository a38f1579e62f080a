package health.caveat.draft;

import static io.restassured.RestAssured.when;
import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.access.TestTokens;
import health.caveat.content.TestPack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The short versions of {@code src/drills/editing.sh}: many people at once, and connections that break. */
@QuarkusTest
class EditingStormTest {

    static final int MANY = 8;

    @Inject
    AgroalDataSource database;

    /** Everybody reads, adds their letter, writes back, and tries again when told that it changed meanwhile. */
    @Test
    void losesNoUpdateOfManyEditors() throws Exception {
        var slug = TestPack.newSlug();
        var desk = new Desk("article", slug);
        desk.begin(Desk.article(slug).put("title", "_"));
        var refused = new AtomicInteger();
        together(range(0, MANY)
                .<Callable<Void>>mapToObj(i -> () -> {
                    var me = TestTokens.of("author", "Editor " + i);
                    for (int status = 412; status != 200; ) {
                        var read = Desk.as(me).get(desk.item);
                        var title = JsonPath.from(read.asString()).getString("title");
                        status = Desk.as(me)
                                .header("If-Match", read.header("ETag"))
                                .body(Desk.article(slug)
                                        .put("title", title + (char) ('a' + i))
                                        .toString())
                                .put(desk.item)
                                .statusCode();
                        refused.addAndGet(status == 412 ? 1 : 0);
                        assertThat(status).isIn(200, 412);
                    }
                    return null;
                })
                .toList());
        var title = JsonPath.from(desk.get().asString()).getString("title");
        assertThat(title.chars().sorted().toArray())
                .isEqualTo(
                        ("_" + "abcdefgh".substring(0, MANY)).chars().sorted().toArray());
        desk.tidyUp();
    }

    @Test
    void beginsADraftOnceHoweverManyTry() throws Exception {
        var slug = TestPack.newSlug();
        var desk = new Desk("article", slug);
        var statuses = together(range(0, MANY)
                .<Callable<Integer>>mapToObj(
                        i -> () -> desk.begin(Desk.article(slug)).statusCode())
                .toList());
        assertThat(statuses)
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(412);
        desk.tidyUp();
    }

    @Test
    void publishesDifferentItemsAtOnceEachWithAVersionOfItsOwn() throws Exception {
        var before = version();
        var slugs = range(0, MANY).mapToObj(i -> TestPack.newSlug()).toList();
        together(slugs.stream()
                .<Callable<Void>>map(slug -> () -> {
                    new Desk("article", slug).bring(Desk.article(slug)).then().statusCode(201);
                    return null;
                })
                .toList());
        var versions = slugs.stream()
                .map(slug -> when().get("/v1/revisions/article/" + slug + "/1")
                        .jsonPath()
                        .getLong("contentVersion"))
                .toList();
        assertThat(versions).doesNotHaveDuplicates().allMatch(version -> version > before);
        assertThat(version()).isEqualTo(before + MANY);
        slugs.forEach(slug -> new Desk("article", slug).tidyUp());
    }

    /** A publication whose connection breaks is there as a whole or not at all. */
    @Test
    void publishesAllOrNothingWhenConnectionsBreak() throws Exception {
        var slugs = range(0, MANY).mapToObj(i -> TestPack.newSlug()).toList();
        for (String slug : slugs) {
            var desk = new Desk("article", slug);
            desk.begin(Desk.article(slug));
            desk.requestReview();
            desk.approve();
        }
        var tasks = new ArrayList<Callable<Integer>>();
        slugs.forEach(slug -> tasks.add(() ->
                new Desk("article", slug).publish("In a storm", "clarified").statusCode()));
        tasks.add(() -> {
            for (int i = 0; i < 5; i++) {
                breakConnections();
            }
            return 201;
        });
        var statuses = together(tasks);
        for (int i = 0; i < slugs.size(); i++) {
            var slug = slugs.get(i);
            var isPublished = when().get("/v1/articles/" + slug).statusCode() == 200;
            assertThat(when().get("/v1/revisions/article/" + slug).statusCode()).isEqualTo(isPublished ? 200 : 404);
            assertThat(new Desk("article", slug).get().statusCode()).isEqualTo(isPublished ? 404 : 200);
            assertThat(when().get("/v1/articles?topic=imaginitis&slug=" + slug)
                            .jsonPath()
                            .getInt("total"))
                    .isEqualTo(isPublished ? 1 : 0);
            if (statuses.get(i) == 201) {
                assertThat(isPublished).isTrue();
            }
        }
        slugs.forEach(slug -> new Desk("article", slug).tidyUp());
    }

    private void breakConnections() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'");
        }
    }

    private static long version() {
        return when().get("/v1").jsonPath().getLong("contentVersion");
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
