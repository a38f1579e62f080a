package health.caveat.search;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns English texts into vectors that lie near each other when their meanings do. The model is loaded behind the start. */
@Singleton
class Meaning {

    /** The one language that the model knows. */
    static final String LANGUAGE = "en";

    private static final int LONGEST = 1500;

    private final boolean isWanted;
    private final Path data;
    private volatile EmbeddingModel model;
    private volatile boolean failed;

    Meaning(
            @ConfigProperty(name = "caveat.search.semantic", defaultValue = "true") boolean isWanted,
            @ConfigProperty(name = "caveat.data", defaultValue = "data") Path data) {
        this.isWanted = isWanted;
        this.data = data;
    }

    /** Loads the model where it is wanted, which takes about a second. Where it cannot be loaded, search goes by words. */
    boolean load() {
        if (isWanted && !failed && model == null) {
            // The tokenizer unpacks its native library: into our own folder, and without asking the network.
            setUnlessSet(
                    "DJL_CACHE_DIR", data.resolve("native").toAbsolutePath().toString());
            setUnlessSet("ai.djl.offline", "true");
            try {
                model = new AllMiniLmL6V2QuantizedEmbeddingModel();
            } catch (RuntimeException | LinkageError e) {
                failed = true;
                Log.warn("Search goes by words only: the model of meanings cannot be loaded", e);
            }
        }
        return model != null;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null && System.getenv(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Single observations and sources have none: there are many, and none of them is what a question asks for. */
    static boolean hasMeaning(Entry entry) {
        return entry.leading() && entry.language().equals(LANGUAGE);
    }

    Optional<float[]> of(Entry entry) {
        return hasMeaning(entry) ? of(IndexedEntry.essence(entry)) : Optional.empty();
    }

    Optional<float[]> of(String text) {
        return model == null
                ? Optional.empty()
                : Optional.of(model.embed(text.substring(0, Math.min(LONGEST, text.length())))
                        .content()
                        .vector());
    }
}
