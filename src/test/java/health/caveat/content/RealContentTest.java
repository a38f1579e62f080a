package health.caveat.content;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.item.Change;
import health.caveat.item.Checks;
import health.caveat.item.Kinds;
import health.caveat.item.Reviewed;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The one test of the real pack: it passes the checks that it meets at start. */
@QuarkusTest
class RealContentTest {

    @Inject
    Kinds kinds;

    @Inject
    Checks checks;

    @Test
    @Transactional
    void isWithoutFault() {
        var pack = pack();
        assertThat(pack.errors).isEmpty();
        var changes = pack.entries.stream()
                .map(entry -> Change.byPack(entry.kind(), entry.document()))
                .toList();
        var faults = checks.check(changes, pack.unreadable).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(fault -> entry.getKey().kind().name + " "
                                + entry.getKey().slug() + ": " + fault))
                .toList();
        assertThat(faults).isEmpty();
    }

    @Test
    void holdsEveryKind() {
        var entries = pack().entries;
        kinds.all()
                .forEach(kind -> assertThat(entries)
                        .as(kind.path)
                        .anySatisfy(entry -> assertThat(entry.kind()).isSameAs(kind)));
    }

    @Test
    void claimsNoReviewByAClinician() {
        assertThat(pack().entries)
                .map(ContentPack.Entry::document)
                .filteredOn(Reviewed.class::isInstance)
                .allSatisfy(document -> assertThat(
                                ((Reviewed) document).clinicalReview().json())
                        .isEqualTo("none"));
    }

    private ContentPack pack() {
        return new ContentPack(PackFiles.read(Optional.of(Path.of("src/main/resources/content"))), kinds);
    }
}
