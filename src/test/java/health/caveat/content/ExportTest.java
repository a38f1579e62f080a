package health.caveat.content;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.Json;
import health.caveat.item.Document;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ExportTest {

    @Inject
    Kinds kinds;

    @TempDir
    Path folder;

    @Test
    void holdsEachItemInAFileOfItsOwn() throws IOException {
        var files = export();
        assertThat(files)
                .containsKeys("risks/test-rash.yaml", "findings/alphagene-rash.yaml", "sources/test-news.yaml");
        assertThat(files.get("sources/test-news.yaml"))
                .startsWith("slug: test-news\ntitle: ")
                .doesNotContain("[]", "null");
    }

    /** What {@code src/drills/export.sh} tries with a second, empty instance. */
    @Test
    void readAsAPackAndWrittenAgainIsTheSame() throws IOException {
        var slug = TestPack.newSlug();
        var newName = TestPack.newSlug();
        try (var pack = new TestPack()) {
            pack.putRisk(slug, "").putArticle(slug, "It passes.", "").load();
            pack.remove("risks/" + slug + ".yaml")
                    .remove("articles/" + slug + ".yaml")
                    .putRisk(newName, "formerSlugs: [" + slug + "]")
                    .put("retired.yaml", "- {kind: article, slug: %s, reason: 'no: \"longer\" true'}".formatted(slug))
                    .load();
            var zip = when().get("/v1/export").asByteArray();
            assertThat(export().get("retired.yaml"))
                    .contains("slug: " + slug, "reason: renamed to " + newName, "replacedBy: " + newName);
            var read = read(zip);
            var again = new Export();
            read.entries.forEach(entry -> add(again, entry));
            again.add(read.retirements);
            assertThat(again.zip()).isEqualTo(zip);
        }
    }

    private static void add(Export export, ContentPack.Entry entry) {
        export.add(entry.kind(), entry.document());
    }

    @Test
    void saysTheSameAsWhatIsPublished() {
        var read = read(when().get("/v1/export").asByteArray());
        assertThat(read.errors).isEmpty();
        for (Kind<?, ?> kind : kinds.all()) {
            assertThat(read.entries.stream()
                            .filter(entry -> entry.kind() == kind)
                            .count())
                    .isEqualTo(when().get("/v1/" + kind.path).jsonPath().getLong("total"));
        }
        for (ContentPack.Entry entry : read.entries) {
            if (entry.document().slug().startsWith("test-")) {
                assertThat(entry.document())
                        .isEqualTo(published(entry.kind(), entry.document().slug()));
            }
        }
    }

    private static Document published(Kind<?, ?> kind, String slug) {
        var last =
                when().get("/v1/revisions/" + kind.name + "/" + slug).jsonPath().getInt("items[0].number");
        var revision = when().get("/v1/revisions/" + kind.name + "/" + slug + "/" + last)
                .asString();
        return kind.read(Json.read(revision, JsonNode.class).get("document").toString());
    }

    @Test
    void isTheSameBytesUntilSomethingIsPublished() {
        var first = when().get("/v1/export");
        var second = when().get("/v1/export");
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        given().header("If-None-Match", first.header("ETag"))
                .get("/v1/export")
                .then()
                .statusCode(304);
    }

    /** Texts that YAML would take for something else. */
    @Test
    void keepsTextsTexts() throws IOException {
        var slug = TestPack.newSlug();
        for (String title : new String[] {
            "yes",
            "null",
            "~",
            "1.50",
            "1e3",
            "0x1F",
            "12:30:45",
            "2026-01-15",
            "=",
            "- a",
            "a: b",
            "#a",
            "\"",
            "'",
            "{a}",
            " a ",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a",
            "<<",
            "a #b",
            "line\nline\n",
            "\ttab"
        }) {
            var document = kinds.get("article").read(article(slug, title));
            var export = new Export();
            export.add(kinds.get("article"), document);
            assertThat(read(export.zip()).entries)
                    .hasSize(1)
                    .first()
                    .extracting(ContentPack.Entry::document)
                    .isEqualTo(document);
        }
    }

    private static String article(String slug, String title) {
        return Json.write(Map.of(
                "slug",
                slug,
                "title",
                Map.of("en", title),
                "summary",
                Map.of("en", title, "de", title),
                "body",
                title,
                "topics",
                List.of("imaginitis"),
                "lastReviewed",
                "2026-01-15",
                "nextReviewDue",
                "2028-01-15",
                "clinicalReview",
                "none"));
    }

    private ContentPack read(byte[] zip) {
        try {
            for (var file : files(zip).entrySet()) {
                var path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ContentPack(PackFiles.read(Optional.of(folder)), kinds);
    }

    private static Map<String, String> export() throws IOException {
        var answer = when().get("/v1/export");
        answer.then().statusCode(200).contentType("application/zip");
        return files(answer.asByteArray());
    }

    private static Map<String, String> files(byte[] bytes) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
