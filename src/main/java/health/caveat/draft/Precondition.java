package health.caveat.draft;

import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import jakarta.ws.rs.HeaderParam;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a caller says of the draft's present state: that there is none yet, or which one they have read. */
public record Precondition(
        @Parameter(
                description = "The ETag of the draft as it was read: the request is refused when it has changed since",
                example = "\"17\"")
        @HeaderParam("If-Match")
        Optional<String> ifMatch) {

    /** Refuses to change a draft that the caller does not say they have read. */
    void check(Draft draft) {
        var tags = ifMatch.orElseThrow(() -> required("If-Match with the ETag that you have read"));
        if (!tags.strip().equals("*")
                && Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .noneMatch(("\"" + draft.revision + "\"")::equals)) {
            throw Problem.of(
                    ProblemType.PRECONDITION_FAILED,
                    "The draft has changed since: it is \"" + draft.revision + "\" now, and If-Match names " + tags);
        }
    }

    static Problem.Failure required(String header) {
        return Problem.of(ProblemType.PRECONDITION_REQUIRED, "This needs " + header);
    }
}
