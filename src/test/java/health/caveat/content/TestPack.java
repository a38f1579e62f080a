package health.caveat.content;

import health.caveat.search.Indexing;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A copy of the test pack that a test changes and loads. Closing it loads the test pack again, which retires what the
 * copy had added. A slug can be published once only, so what a test adds has a slug of its own.
 */
public final class TestPack implements AutoCloseable {

    private static final Path ORIGINAL = Path.of("src/test/resources/content");

    private final Path folder;

    public TestPack() {
        try (var files = Files.walk(ORIGINAL)) {
            folder = Files.createTempDirectory("test-pack");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                put(ORIGINAL.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A slug that no test has used before. */
    public static String newSlug() {
        return "passing-" + UUID.randomUUID();
    }

    public TestPack put(String file, String text) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestPack remove(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestPack putSource(String slug) {
        return put("sources/" + slug + ".yaml", """
                slug: %s
                title: A passing source
                publisher: Example journal
                kind: journal-article
                doi: 10.5555/passing
                """.formatted(slug));
    }

    /** @param more further properties, as lines of YAML */
    public TestPack putTopic(String slug, String more) {
        return put("topics/" + slug + ".yaml", """
                slug: %s
                title: A passing topic
                type: condition
                summary: It passes.
                body: It is here for a test [@test-news].
                %s
                """.formatted(slug, more) + REVIEWED);
    }

    public TestPack putTherapy(String slug) {
        return put("therapies/" + slug + ".yaml", """
                slug: %s
                title: A passing therapy
                status: investigational
                topics: [test-medicine]
                summary: It passes.
                body: It is here for a test [@test-news].
                """.formatted(slug) + REVIEWED);
    }

    public TestPack putRisk(String slug, String more) {
        return put("risks/" + slug + ".yaml", """
                slug: %s
                title: A passing risk
                category: general
                topics: [test-medicine]
                summary: It passes.
                body: It is here for a test [@test-news].
                certainty: {level: low, reason: Nobody looked.}
                %s
                """.formatted(slug, more) + REVIEWED);
    }

    public TestPack putFinding(String slug, String risk, String therapy, String more) {
        return put("findings/" + slug + ".yaml", """
                slug: %s
                effect: A passing effect
                risk: %s
                therapy: %s
                population: People in a test
                measure: {type: count, events: 1, total: 54}
                source: test-news
                %s
                """.formatted(slug, risk, therapy, more) + REVIEWED);
    }

    /** @param more further properties, as lines of YAML */
    public TestPack putArticle(String slug, String summary, String more) {
        return put("articles/" + slug + ".yaml", """
                slug: %s
                title: A passing article
                summary: %s
                body: It is here for a test [@test-news].
                topics: [imaginitis]
                %s
                """.formatted(slug, summary, more) + REVIEWED);
    }

    /** Loads it, and brings the search index in step: nothing goes on behind a test's back. */
    public void load() {
        load(folder);
        follow();
    }

    public void loadUnindexed() {
        load(folder);
    }

    /** Loads the pack that the product ships, in a transaction that the caller rolls back. */
    public static void loadTheRealPack() {
        try (var loading = Arc.container().instance(ContentLoading.class)) {
            loading.get().load(Optional.of(Path.of("src/main/resources/content")));
        }
    }

    @Override
    public void close() {
        load(ORIGINAL);
        follow();
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(Path folder) {
        try (var loading = Arc.container().instance(ContentLoading.class)) {
            loading.get().load(Optional.of(folder));
        }
    }

    private static void follow() {
        try (var indexing = Arc.container().instance(Indexing.class)) {
            indexing.get().follow();
        }
    }

    private static final String REVIEWED = """
            lastReviewed: 2026-01-15
            nextReviewDue: 2028-01-15
            clinicalReview: none
            """;
}
