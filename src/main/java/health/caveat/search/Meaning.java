package health.caveat.search;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns English texts into vectors that lie near each other when their meanings do. The model is loaded behind the start. */
@Singleton
class Meaning {

    private static final int LONGEST = 1500;

    private final boolean wanted;
    private volatile EmbeddingModel model;
    private volatile boolean failed;

    Meaning(@ConfigProperty(name = "caveat.search.semantic", defaultValue = "true") boolean wanted) {
        this.wanted = wanted;
    }

    boolean isWanted() {
        return wanted && !failed;
    }

    /** Loads the model, which takes about a second. Search goes on by words where it cannot be loaded. */
    void load() {
        if (isWanted() && model == null) {
            try {
                model = new AllMiniLmL6V2QuantizedEmbeddingModel();
            } catch (RuntimeException | LinkageError e) {
                failed = true;
                Log.warn("Search goes by words only: the model of meanings cannot be loaded", e);
            }
        }
    }

    Optional<float[]> of(String text) {
        return model == null
                ? Optional.empty()
                : Optional.of(model.embed(text.substring(0, Math.min(LONGEST, text.length())))
                        .content()
                        .vector());
    }
}
