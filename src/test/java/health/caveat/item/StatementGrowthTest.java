package health.caveat.item;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.cache.Kept;
import health.caveat.content.TestPack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Where the number of SQL statements grows with the content, something reads item by item. */
@QuarkusTest
class StatementGrowthTest {

    @Inject
    SessionFactory sessions;

    @Inject
    Kept kept;

    @Test
    void takesNoMoreStatementsForMoreContent() {
        var slug = TestPack.newSlug();
        String[] paths = {
            "/v1/risks",
            "/v1/findings",
            "/v1/articles",
            "/v1/therapies",
            "/v1/topics",
            "/v1/sources",
            "/v1/risks/" + slug,
            "/v1/therapies/" + slug,
            "/v1/therapies/" + slug + "/risk-profile",
            "/v1/therapies/" + slug + "/timeline",
            "/v1/articles/" + slug,
            "/v1/topics/test-medicine",
            "/v1/topics/imaginitis",
            "/v1/sources/test-news"
        };
        try (var pack = new TestPack()) {
            pack.putTherapy(slug)
                    .putRisk(slug, "")
                    .putFinding(slug, slug, slug, "")
                    .putArticle(slug, "It passes.", "risks: [%1$s]\ntherapies: [%1$s]".formatted(slug))
                    .load();
            var before = new LinkedHashMap<String, Long>();
            for (String path : paths) {
                before.put(path, statementsOf(path));
            }
            for (int i = 0; i < 12; i++) {
                var more = TestPack.newSlug();
                pack.putTherapy(more)
                        .putRisk(more, "")
                        .putFinding(TestPack.newSlug(), slug, more, "")
                        .putFinding(TestPack.newSlug(), more, slug, "")
                        .putFinding(TestPack.newSlug(), slug, slug, "")
                        .putArticle(
                                more,
                                "As in {{finding:" + slug + "}}.",
                                "risks: [%1$s, %2$s]\ntherapies: [%1$s, %2$s]".formatted(slug, more));
            }
            pack.load();
            for (String path : paths) {
                // What lines quote is fetched by one statement for each kind that is quoted.
                var allowed = path.equals("/v1/articles") || path.equals("/v1/topics/imaginitis") ? 1 : 0;
                assertThat(statementsOf(path)).as(path).isBetween(before.get(path), before.get(path) + allowed);
            }
        }
    }

    private long statementsOf(String path) {
        kept.clear();
        sessions.getStatistics().clear();
        when().get(path).then().statusCode(200);
        return sessions.getStatistics().getPrepareStatementCount();
    }
}
