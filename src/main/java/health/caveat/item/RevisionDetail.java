package health.caveat.item;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.Json;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One revision with the document that was published by it: a permalink that can be cited. */
public record RevisionDetail(
        String kind,
        String slug,
        @JsonUnwrapped RevisionSummary revision,
        @Schema(implementation = Object.class) Optional<JsonNode> document,
        Optional<String> replacedBy) {

    static RevisionDetail of(Kind<?, ?> kind, Revision revision) {
        return new RevisionDetail(
                kind.name,
                revision.slug,
                RevisionSummary.of(kind, revision),
                Optional.ofNullable(revision.document).map(document -> Json.read(document, JsonNode.class)),
                Optional.ofNullable(revision.replacedBy).map(kind::href));
    }
}
