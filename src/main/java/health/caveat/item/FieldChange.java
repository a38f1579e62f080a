package health.caveat.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One difference between two states of a document: where (a JSON pointer, RFC 6901), and what stood there before and
 * stands there after.
 */
public record FieldChange(
        String path,
        @Schema(implementation = Object.class) Optional<JsonNode> before,
        @Schema(implementation = Object.class) Optional<JsonNode> after) {

    public static List<FieldChange> between(JsonNode before, JsonNode after) {
        var changes = new ArrayList<FieldChange>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<FieldChange> changes) {
        if (before.isObject() && after.isObject()) {
            var names = new LinkedHashSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(
                    path + "/" + name.replace("~", "~0").replace("/", "~1"),
                    before.path(name),
                    after.path(name),
                    changes));
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(path + "/" + i, before.path(i), after.path(i), changes);
            }
        } else if (!before.equals(after)) {
            changes.add(new FieldChange(path, present(before), present(after)));
        }
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node instanceof MissingNode ? Optional.empty() : Optional.of(node);
    }
}
