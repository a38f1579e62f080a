package health.caveat.database;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Answers {@code caveat.db.url} with an embedded database when nobody else gives a URL. */
public class EmbeddedDatabaseConfig implements ConfigSourceFactory {

    private static final String URL = "caveat.db.url";
    private static final String NAME = "embedded database";

    /** Whether the application runs on the embedded database. */
    public static boolean isUsed(Config config) {
        return NAME.equals(config.getConfigValue(URL).getSourceName());
    }

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        // The build reads the configuration as well, and would start a server only to record its URL.
        var building = getClass().getClassLoader().toString().contains("Deployment Class Loader");
        if (building || value(context, URL).isPresent()) {
            return List.of();
        }
        return List.of(new Source(Path.of(value(context, "caveat.data").orElse("data"))));
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name).getValue()).filter(value -> !value.isBlank());
    }

    private record Source(Path data) implements ConfigSource {

        /** Whoever goes through all names means to read all values, but this one starts a server. */
        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public String getValue(String name) {
            return name.equals(URL) ? EmbeddedDatabase.url(data) : null;
        }

        /** Outranks all others, since they only say that the URL is blank. */
        @Override
        public int getOrdinal() {
            return 1000;
        }

        @Override
        public String getName() {
            return NAME;
        }
    }
}
