package health.caveat.item;

import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Is down at once when the database is away, for alarms. Readiness stays up for as long as the node can answer. */
@HealthGroup("alarm")
@Singleton
class DatabaseAlarm implements HealthCheck {

    private final ContentVersion content;

    DatabaseAlarm(ContentVersion content) {
        this.content = content;
    }

    @Override
    public HealthCheckResponse call() {
        var known = content.known();
        return HealthCheckResponse.named("database")
                .status(known.reachable())
                .withData("version", known.version())
                .withData("secondsWithout", known.age().toSeconds())
                .build();
    }
}
