package health.caveat.draft;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.access.Editor;
import health.caveat.api.Json;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import health.caveat.text.Kebab;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The next state of an item, while people write and review it. */
@Entity
@IdClass(Draft.Key.class)
public class Draft extends PanacheEntityBase {

    @Id
    public String kind;

    @Id
    public String slug;

    /** What was written: a document, or the wish to retire the item. */
    public String body;

    /** The number of the revision that was published when the draft began; 0 when none was. */
    public int base;

    /** Names this state of the draft. */
    public long revision;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public DraftState state;

    /** The {@link Editor}s who wrote it, as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String authors;

    public Instant changedAt;
    public String reviewer;
    public String interests;
    public String rejection;

    /** There is at most one draft of an item. */
    public record Key(String kind, String slug) {}

    static Optional<Draft> find(String kind, String slug) {
        return findByIdOptional(new Key(kind, slug));
    }

    /** The draft, which nobody else can change before this transaction ends. */
    static Optional<Draft> lock(String kind, String slug) {
        return findByIdOptional(new Key(kind, slug), LockModeType.PESSIMISTIC_WRITE);
    }

    JsonNode tree() {
        return Json.read(body, JsonNode.class);
    }

    boolean retires() {
        return tree().has("retire");
    }

    List<Editor> authors() {
        return Arrays.asList(Json.read(authors, Editor[].class));
    }

    /** Writes the draft anew, which makes it nobody's approved text. */
    void write(String newBody, Editor author, long newRevision) {
        var all = new ArrayList<>(authors());
        all.removeIf(known -> known.subject().equals(author.subject()));
        all.add(author);
        authors = Json.write(all);
        body = newBody;
        to(DraftState.DRAFT, newRevision);
    }

    void requestReview(long newRevision) {
        take(DraftState.Step.REVIEW_REQUEST);
        to(DraftState.IN_REVIEW, newRevision);
    }

    void approve(Editor by, Optional<String> declared, long newRevision) {
        take(DraftState.Step.APPROVAL);
        if (authors().stream().anyMatch(author -> author.subject().equals(by.subject()))) {
            throw Problem.of(ProblemType.FORBIDDEN, "Nobody approves what they wrote themselves");
        }
        to(DraftState.APPROVED, newRevision);
        reviewer = by.name();
        interests = declared.orElse(null);
    }

    void reject(Editor by, String reason, long newRevision) {
        take(DraftState.Step.REJECTION);
        to(DraftState.REJECTED, newRevision);
        reviewer = by.name();
        rejection = reason;
    }

    void take(DraftState.Step step) {
        if (!state.steps.contains(step)) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "The draft is " + Kebab.of(state) + ", so " + Kebab.of(step) + " is not its next step",
                    List.of(new Problem.Violation(
                            "state",
                            "is " + Kebab.of(state),
                            state.steps.stream().map(Kebab::of).toList())));
        }
    }

    private void to(DraftState next, long newRevision) {
        state = next;
        revision = newRevision;
        changedAt = now();
        reviewer = null;
        interests = null;
        rejection = null;
    }

    static Instant now() {
        return Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
    }
}
