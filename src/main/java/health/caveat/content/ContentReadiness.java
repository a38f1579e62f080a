package health.caveat.content;

import health.caveat.item.ContentVersion;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node is ready when it knows what is published, from its database or, for some time, from before that went away. */
@Readiness
class ContentReadiness implements HealthCheck {

    private final ContentVersion content;

    ContentReadiness(ContentVersion content) {
        this.content = content;
    }

    @Override
    public HealthCheckResponse call() {
        var known = content.known();
        return HealthCheckResponse.named("content")
                .status(content.isUsable())
                .withData("version", known.version())
                .withData("secondsWithoutDatabase", known.age().toSeconds())
                .build();
    }
}
