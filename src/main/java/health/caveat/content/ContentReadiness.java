package health.caveat.content;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A node is ready when it can read published content from its database. */
@Readiness
class ContentReadiness implements HealthCheck {

    private final EntityManager entities;

    ContentReadiness(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public HealthCheckResponse call() {
        var version = ((Number) entities.createNativeQuery("select version from content_version")
                        .getSingleResult())
                .longValue();
        return HealthCheckResponse.named("content")
                .status(version > 0)
                .withData("version", version)
                .build();
    }
}
