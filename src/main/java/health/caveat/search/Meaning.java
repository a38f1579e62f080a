package health.caveat.search;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Turns English texts into vectors that lie near each other when their meanings do. The model is loaded behind the start. */
@Singleton
class Meaning {

    /** The one language that the model knows. */
    static final String LANGUAGE = "en";

    private static final String MODEL = "bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "bge-small-en-v1.5-q-tokenizer.json";
    private static final int LONGEST = 1500;

    /** What the makers of the model want before a question, but not before a passage. */
    static final String INSTRUCTION = "Represent this sentence for searching relevant passages: ";

    private final boolean isWanted;
    private final Path data;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
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
                putAwayAtEnd();
                model = new OnnxEmbeddingModel(unpacked(MODEL), unpacked(TOKENIZER), PoolingMode.CLS);
            } catch (IOException | RuntimeException | LinkageError e) {
                failed = true;
                Log.warn("Search goes by words only: the model of meanings cannot be loaded", e);
            }
        }
        return model != null;
    }

    /** As a file, which the native library reads itself: read through Java it would need four times its size of the heap. */
    private Path unpacked(String name) throws IOException {
        var folder = Files.createDirectories(data.resolve("native"));
        var unpacked = folder.resolve(name);
        if (Files.notExists(unpacked)) {
            var whole = Files.createTempFile(folder, name, "");
            try (var packed = Meaning.class.getResourceAsStream("/" + name)) {
                Files.copy(packed, whole, REPLACE_EXISTING);
            }
            Files.move(whole, unpacked, ATOMIC_MOVE);
        }
        return unpacked;
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

    Optional<float[]> ofQuestion(String question) {
        return embedding(INSTRUCTION + question).map(VectorAdapter.OF_QUESTIONS::adapt);
    }

    Optional<float[]> of(String text) {
        return embedding(text).map(VectorAdapter.OF_TEXTS::adapt);
    }

    /** As the model makes it. */
    Optional<float[]> embedding(String text) {
        inUse.readLock().lock();
        try {
            return model == null
                    ? Optional.empty()
                    : Optional.of(model.embed(text.substring(0, Math.min(LONGEST, text.length())))
                            .content()
                            .vector());
        } finally {
            inUse.readLock().unlock();
        }
    }

    /**
     * The native library is torn down as the process ends, whoever is using it: so that nobody is, the model is put away
     * before any end by a signal begins.
     */
    private void putAwayAtEnd() {
        for (String name : List.of("TERM", "INT")) {
            var signal = new Signal(name);
            var then = new SignalHandler[1];
            then[0] = Signal.handle(signal, any -> {
                putAway();
                then[0].handle(signal);
            });
        }
    }

    private void putAway() {
        inUse.writeLock().lock();
        failed = true;
        model = null;
        inUse.writeLock().unlock();
    }
}
