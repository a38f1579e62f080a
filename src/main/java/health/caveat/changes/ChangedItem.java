package health.caveat.changes;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.InLanguage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The latest state of an item that changed: its document, or that it is no longer there. */
public record ChangedItem(
        String kind,
        String slug,
        int revision,
        List<String> changeClasses,
        @Schema(implementation = Object.class) Optional<JsonNode> document,
        Optional<Removal> removed)
        implements InLanguage {

    /** Why an item is no longer there, and what took its place. */
    public record Removal(RemovalReason reason, Optional<String> replacedBy) {}

    @Override
    public Stream<String> languages() {
        return document.map(shown -> shown.path("language").asText()).stream();
    }
}
