package health.caveat.item;

import health.caveat.api.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong with a document, where (a JSON pointer, RFC 6901), and what would be right. */
@Schema(name = "DocumentViolation")
public record Violation(String pointer, String message, List<String> allowed) {

    public static Violation of(String pointer, String message) {
        return new Violation(pointer, message, List.of());
    }

    public Problem.Violation asProblem() {
        return new Problem.Violation(pointer, message, allowed);
    }

    @Override
    public String toString() {
        return pointer + " " + message + (allowed.isEmpty() ? "" : " (allowed: " + String.join(", ", allowed) + ")");
    }
}
