package health.caveat.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers that are ready to be sent again, bounded by their weight in bytes. Questions with the same bytes for an answer
 * share them. Old ones are not taken out when something is published: nobody asks for them again, and they make room.
 */
@Singleton
public class Kept {

    private static final int QUESTION_OVERHEAD = 160;

    /** Questions and headers get an eighth of the room, bodies the rest. */
    private static final int SHARE_OF_QUESTIONS = 8;

    private final boolean enabled;
    private final Cache<Question, Ready> answers;
    private final Cache<String, Buffer> bodies;

    /** A ready answer with its body. */
    record Found(Ready ready, Buffer body) {}

    Kept(@ConfigProperty(name = "caveat.cache.size") MemorySize size) {
        var bytes = size.asLongValue();
        enabled = bytes > 0;
        answers = Caffeine.newBuilder()
                .maximumWeight(bytes / SHARE_OF_QUESTIONS)
                .<Question, Ready>weigher((question, ready) ->
                        QUESTION_OVERHEAD + question.pathAndQuery().length() + ready.weight())
                .build();
        bodies = Caffeine.newBuilder()
                .maximumWeight(bytes - bytes / SHARE_OF_QUESTIONS)
                .<String, Buffer>weigher((etag, body) -> QUESTION_OVERHEAD + body.length())
                .build();
    }

    boolean isEnabled() {
        return enabled;
    }

    Optional<Found> find(Question question) {
        var ready = answers.getIfPresent(question);
        var body = ready == null ? null : bodies.getIfPresent(ready.etag);
        return body == null ? Optional.empty() : Optional.of(new Found(ready, body));
    }

    void keep(Question question, Ready ready, Buffer body) {
        bodies.get(ready.etag, etag -> body);
        answers.put(question, ready);
    }

    /** Forgets all, so that the next answers are made anew. */
    public void clear() {
        answers.invalidateAll();
        bodies.invalidateAll();
    }

    long bytes() {
        return weight(answers) + weight(bodies);
    }

    private static long weight(Cache<?, ?> cache) {
        return cache.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
