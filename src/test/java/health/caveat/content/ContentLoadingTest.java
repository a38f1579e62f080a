package health.caveat.content;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.caveat.item.Change;
import health.caveat.item.Document;
import health.caveat.item.Kinds;
import health.caveat.item.Publishing;
import health.caveat.item.Revision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContentLoadingTest {

    @Inject
    EntityManager entities;

    @Inject
    Kinds kinds;

    @Inject
    Publishing publishing;

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
    void changesNoRowWhenTheSamePackIsLoadedAgain() {
        pack.putArticle(slug, "It passes.", "").load();
        var before = rows();
        pack.load();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void publishesNothingWhenOnlyTheFilesLookDifferent() {
        pack.putArticle(slug, "It passes.", "").load();
        var before = rows();
        var version = version();

        pack.putArticle(slug, "It passes.", "# A comment.\nrisks: []").load();

        var after = rows();
        assertThat(after.get("content_pack")).isNotEqualTo(before.get("content_pack"));
        assertThat(version()).isEqualTo(version);
        List.of("content_pack", "content_version").forEach(table -> {
            before.remove(table);
            after.remove(table);
        });
        assertThat(after).isEqualTo(before);
    }

    @Test
    void makesExactlyOneRevisionOfAChangedFile() {
        pack.putArticle(slug, "It passes.", "").load();
        var version = version();
        var revisions = number("select count(*) from revision");

        pack.putArticle(slug, "It stays.", "").load();

        assertThat(version()).isEqualTo(version + 1);
        assertThat(number("select count(*) from revision")).isEqualTo(revisions + 1);
        when().get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .header("X-Content-Version", Long.toString(version + 1))
                .body("summary", is("It stays."))
                .body("review.revision", is(2));
        when().get("/v1/revisions/article/" + slug)
                .then()
                .statusCode(200)
                .body("items.number", contains(2, 1))
                .body("items.origin", contains("pack", "pack"))
                .body("items[0].contentVersion", is((int) (version + 1)));
        when().get("/v1/revisions/article/" + slug + "/1")
                .then()
                .statusCode(200)
                .body("document.summary.en", is("It passes."));
    }

    @Test
    void countsVersionsWithoutGaps() {
        pack.load();
        var version = version();
        pack.putSource(slug)
                .putArticle(slug, "It passes.", "")
                .putRisk(slug, "")
                .load();
        assertThat(version()).isEqualTo(version + 3);
        assertThat(number("select count(*) from revision"))
                .isEqualTo(version() - number("select min(content_version) from revision") + 1);
    }

    @Test
    void flagsATranslationOnceItsOriginalHasChanged() {
        pack.put("articles/passing.yaml", translated("It passes.")).load();
        given().header("Accept-Language", "de")
                .get("/v1/articles/" + slug)
                .then()
                .body("language", is("de"))
                .body("translationIsStale", is(false));

        pack.put("articles/passing.yaml", translated("It stays.")).load();
        given().header("Accept-Language", "de")
                .get("/v1/articles/" + slug)
                .then()
                .body("language", is("de"))
                .body("translationIsStale", is(true));
        when().get("/v1/articles/" + slug).then().body("translationIsStale", is(false));
    }

    private String translated(String summary) {
        return """
                slug: %s
                title: {en: A passing article, de: Ein Artikel}
                summary: {en: %s, de: Er vergeht.}
                body: {en: 'A test [@test-news].', de: 'Ein Test [@test-news].'}
                topics: [imaginitis]
                translations: {de: 1}
                lastReviewed: 2026-01-15
                nextReviewDue: 2028-01-15
                clinicalReview: none
                """.formatted(slug, summary);
    }

    @Test
    void retiresWhatIsAbsent() {
        pack.putArticle(slug, "It passes.", "").load();
        when().get("/v1/articles?topic=imaginitis").then().body("items.slug", hasItem(slug));

        pack.remove("articles/" + slug + ".yaml").load();

        when().get("/v1/articles/" + slug)
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .header("Link", nullValue())
                .body("type", is("/problems/gone"))
                .body("detail", is("The article " + slug + " was retired"))
                .body("replacedBy", nullValue());
        when().get("/v1/articles?topic=imaginitis").then().body("items.slug", not(hasItem(slug)));
        when().get("/v1/articles?slug=" + slug).then().statusCode(200).body("items", hasSize(0));
        when().get("/v1/topics/imaginitis").then().body("articles.slug", not(hasItem(slug)));
        when().get("/v1/revisions/article/" + slug).then().statusCode(200).body("items.retired", contains(true, false));
        when().get("/v1/revisions/article/" + slug + "/2")
                .then()
                .statusCode(200)
                .body("retired", is(true))
                .body("document", nullValue());
    }

    @Test
    void namesTheReasonAndTheSuccessorOfWhatWasRetired() {
        pack.putRisk(slug, "").load();
        pack.remove("risks/" + slug + ".yaml")
                .put("retired.yaml", """
                        - {kind: risk, slug: %s, reason: one rash is enough, replacedBy: test-rash}
                        """.formatted(slug))
                .load();

        given().redirects()
                .follow(false)
                .get("/v1/risks/" + slug)
                .then()
                .statusCode(410)
                .header("Link", "</v1/risks/test-rash>; rel=\"successor-version\"")
                .body("detail", is("The risk " + slug + " was retired: one rash is enough"))
                .body("replacedBy", is("/v1/risks/test-rash"));
        when().get("/v1/revisions/risk/" + slug + "/2")
                .then()
                .body("reason", is("one rash is enough"))
                .body("replacedBy", is("/v1/risks/test-rash"));
    }

    @Test
    void refusesToRetireWhatOthersReferTo() {
        pack.putSource(slug)
                .putArticle(slug, "It passes.", "translations: {}")
                .putRisk(slug, "watchFor: [{text: A test., sources: [{source: %s}]}]".formatted(slug))
                .putFinding(slug, slug, "alphagene", "")
                .load();
        var before = rows();
        pack.remove("sources/" + slug + ".yaml").remove("risks/" + slug + ".yaml");

        assertThatThrownBy(pack::load)
                .isInstanceOf(ContentRefused.class)
                .hasMessageContainingAll(
                        "risk " + slug + ":", "cannot be retired while others refer to it: finding/" + slug);
        assertThat(rows()).isEqualTo(before);

        pack.putRisk(slug, "watchFor: [{text: A test., sources: [{source: %s}]}]".formatted(slug));
        assertThatThrownBy(pack::load)
                .isInstanceOf(ContentRefused.class)
                .hasMessageContainingAll(
                        "source " + slug + ":", "cannot be retired while others refer to it: risk/" + slug);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void refusesASuccessorThatIsNotThere() {
        pack.putRisk(slug, "").load();
        pack.remove("risks/" + slug + ".yaml")
                .put("retired.yaml", "- {kind: risk, slug: %s, replacedBy: no-such-risk}".formatted(slug));
        assertThatThrownBy(pack::load)
                .isInstanceOf(ContentRefused.class)
                .hasMessageContaining("risk " + slug + ": /replacedBy names an unknown risk: no-such-risk");
    }

    @Test
    void redirectsFromTheNameThatAnItemHadBefore() {
        var newName = TestPack.newSlug();
        pack.putRisk(slug, "").load();
        pack.remove("risks/" + slug + ".yaml")
                .putRisk(newName, "formerSlugs: [" + slug + "]")
                .load();

        given().redirects()
                .follow(false)
                .get("/v1/risks/" + slug + "?lang=en&text=html")
                .then()
                .statusCode(308)
                .header("Location", org.hamcrest.Matchers.endsWith("/v1/risks/" + newName + "?lang=en&text=html"));
        when().get("/v1/revisions/risk/" + slug)
                .then()
                .statusCode(200)
                .body("items[0].reason", is("renamed to " + newName));
    }

    @Test
    void refusesToUseTheSlugOfARetiredItemAgain() {
        pack.putRisk(slug, "").load();
        pack.remove("risks/" + slug + ".yaml").load();
        pack.putRisk(slug, "");
        assertThatThrownBy(pack::load)
                .isInstanceOf(ContentRefused.class)
                .hasMessageContaining("/slug was the name of a retired item, and slugs are never used again");
    }

    @Test
    void refusesToUseAFormerSlugAgain() {
        pack.putTherapy("alphagene-candidate");
        assertThatThrownBy(pack::load)
                .isInstanceOf(ContentRefused.class)
                .hasMessageContaining("therapy alphagene-candidate: /slug is a former name of alphagene");
    }

    @Test
    void doesNotApplyAnOlderPack() {
        pack.put("pack.properties", "number=20")
                .putArticle(slug, "It is new.", "")
                .load();
        var before = rows();

        pack.put("pack.properties", "number=19")
                .putArticle(slug, "It is old.", "")
                .load();
        assertThat(rows()).isEqualTo(before);

        pack.put("pack.properties", "number=21").load();
        when().get("/v1/articles/" + slug).then().body("summary", is("It is old."));
    }

    @Test
    void leavesAloneWhatAPersonWrote() {
        pack.putArticle(slug, "It passes.", "").load();
        publishAsPerson(Optional.of(articleWithSummary("A person says so.")));

        pack.putArticle(slug, "The pack says so.", "").load();
        when().get("/v1/articles/" + slug).then().body("summary", is("A person says so."));

        pack.remove("articles/" + slug + ".yaml").load();
        when().get("/v1/articles/" + slug).then().statusCode(200).body("review.revision", is(2));
        publishAsPerson(Optional.empty());
    }

    @Test
    void ownsAPersonsItemAgainOnceThePackSaysTheSame() {
        pack.putArticle(slug, "It passes.", "").load();
        publishAsPerson(Optional.of(articleWithSummary("A person says so.")));

        pack.putArticle(slug, "A person says so.", "").load();
        when().get("/v1/revisions/article/" + slug)
                .then()
                .body("items.origin", contains("pack", "person", "pack"))
                .body("items[1].by", is("A. Test"));

        pack.putArticle(slug, "The pack says so.", "").load();
        when().get("/v1/articles/" + slug).then().body("summary", is("The pack says so."));
    }

    @Test
    void doesNotBringBackWhatAPersonRetired() {
        pack.putArticle(slug, "It passes.", "").load();
        publishAsPerson(Optional.empty());
        pack.putArticle(slug, "The pack says so.", "").load();
        when().get("/v1/articles/" + slug).then().statusCode(410);
    }

    private Document articleWithSummary(String summary) {
        var revision = QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery("from Revision where kind = 'article' and slug = ?1", Revision.class)
                        .setParameter(1, slug)
                        .getSingleResult());
        return kinds.get("article").read(revision.document.replace("It passes.", summary));
    }

    private void publishAsPerson(Optional<Document> document) {
        QuarkusTransaction.requiringNew().run(() -> {
            publishing.lock();
            publishing.publish(List.of(new Change(
                    kinds.get("article"),
                    slug,
                    document,
                    Revision.Origin.person,
                    Optional.of("A. Test"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
        });
    }

    /** By table, how many rows it has and a digest of the transactions that wrote them last. */
    private Map<String, Object> rows() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var rows = new TreeMap<String, Object>();
            for (Object table : entities.createNativeQuery(
                            "select table_name from information_schema.tables where table_schema = current_schema()")
                    .getResultList()) {
                var digest =
                        "select count(*) || ' rows, ' || md5(string_agg(ctid || '=' || xmin, ' ' order by ctid)) from ";
                rows.put(
                        table.toString(),
                        entities.createNativeQuery(digest + table, String.class).getSingleResult());
            }
            return rows;
        });
    }

    private long version() {
        return number("select version from content_version");
    }

    private long number(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }
}
