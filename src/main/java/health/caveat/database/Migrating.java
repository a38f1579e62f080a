package health.caveat.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets migrations run on a connection of their own. The pool's are repeatable-read: of several nodes that start on an empty
 * database, those that waited would not see what the first has done, and do it again.
 */
@Singleton
class Migrating implements FlywayConfigurationCustomizer {

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    Migrating(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.flyway.username") Optional<String> owner,
            @ConfigProperty(name = "quarkus.flyway.password") Optional<String> ownersPassword) {
        this.url = url;
        this.user = owner.or(() -> user);
        this.password = owner.isPresent() ? ownersPassword : password;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.dataSource(url, user.orElse(null), password.orElse(null));
    }
}
