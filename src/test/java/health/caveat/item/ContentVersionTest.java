package health.caveat.item;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import health.caveat.content.TestPack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContentVersionTest {

    @Inject
    ContentVersion content;

    @Inject
    EntityManager entities;

    @Inject
    Heard heard;

    @TestHTTPResource(management = true)
    URI management;

    /** What observers of news were told. */
    @ApplicationScoped
    static class Heard {

        private final BlockingQueue<Long> versions = new LinkedBlockingQueue<>();

        BlockingQueue<Long> versions() {
            return versions;
        }

        void hear(@ObservesAsync ContentVersion.News news) {
            versions.add(news.version());
        }
    }

    @Test
    void knowsAtOnceWhatItPublishedItself() {
        try (var pack = new TestPack()) {
            pack.putSource(TestPack.newSlug()).load();
            assertThat(content.known().version()).isEqualTo(published());
            assertThat(content.known().reachable()).isTrue();
        }
    }

    @Test
    void tellsObserversOfNews() throws Exception {
        heard.versions().clear();
        try (var pack = new TestPack()) {
            pack.putSource(TestPack.newSlug()).load();
            var version = published();
            var told = 0L;
            while (told < version) {
                var next = heard.versions().poll(5, SECONDS);
                assertThat(next).isNotNull();
                told = next;
            }
            assertThat(told).isEqualTo(version);
        }
    }

    /** As another node would, whose commit this one only hears of. */
    @Test
    void hearsOfWhatOthersPublish() throws Exception {
        heard.versions().clear();
        when().get("/v1").then().header("X-Content-Version", Long.toString(published()));
        QuarkusTransaction.requiringNew().run(() -> {
            var next = published() + 1;
            entities.createNativeQuery("""
                            insert into revision (content_version, kind, slug, number, origin, at)
                            values (?1, 'term', ?2, 1, 'person', now())""")
                    .setParameter(1, next)
                    .setParameter(2, TestPack.newSlug())
                    .executeUpdate();
            entities.createNativeQuery("update content_version set version = ?1")
                    .setParameter(1, next)
                    .executeUpdate();
            entities.createNativeQuery("select count(*) from pg_notify('caveat_content', ?1)")
                    .setParameter(1, Long.toString(next))
                    .getSingleResult();
        });
        assertThat(heard.versions().poll(5, SECONDS)).isEqualTo(published());
        when().get("/v1").then().body("contentVersion", is((int) published()));
    }

    @Test
    void isReadyWhileItKnowsWhatIsPublished() {
        for (String check : new String[] {"/q/health/ready", "/q/health/group/alarm"}) {
            given().get(management.resolve(check)).then().statusCode(200).body("status", is("UP"));
        }
    }

    private long published() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> ((Number) entities.createNativeQuery("select version from content_version")
                                .getSingleResult())
                        .longValue());
    }
}
