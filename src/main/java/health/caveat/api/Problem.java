package health.caveat.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A failure as RFC 9457 describes it. */
@Schema
public record Problem(
        String type,
        String title,
        int status,
        Optional<String> detail,
        String instance,
        String requestId,
        Optional<String> replacedBy,
        List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One parameter or property, what is wrong with it, and what is allowed there. */
    @Schema(name = "ProblemViolation")
    public record Violation(String field, String message, List<String> allowed) {}

    Problem replacedBy(Optional<String> href) {
        return new Problem(type, title, status, detail, instance, requestId, href, violations);
    }

    public static Failure of(ProblemType type, String detail) {
        return new Failure(type, detail, List.of(), null);
    }

    public static Failure of(ProblemType type, String detail, List<Violation> violations) {
        return new Failure(type, detail, violations, null);
    }

    public static Failure ofParameter(String parameter, String message) {
        return ofParameter(parameter, message, List.of());
    }

    /** A parameter that is wrong by itself, and what would be right. */
    public static Failure ofParameter(String parameter, String message, List<String> allowed) {
        return of(
                ProblemType.INVALID_PARAMETER,
                parameter + " " + message,
                List.of(new Violation(parameter, message, allowed)));
    }

    /** A parameter that names what there is not. */
    public static Failure ofUnknown(String parameter, String named, List<String> allowed) {
        return of(
                ProblemType.INVALID_PARAMETER,
                parameter + " is none of ours: " + named,
                List.of(new Violation(parameter, "is unknown", allowed)));
    }

    /** Thrown to answer with a {@link Problem}. */
    public static final class Failure extends WebApplicationException {

        final ProblemType type;
        final transient List<Violation> violations;
        final String replacedBy;

        private Failure(ProblemType type, String detail, List<Violation> violations, String replacedBy) {
            super(detail, Response.status(type.status).build());
            this.type = type;
            this.violations = violations;
            this.replacedBy = replacedBy;
        }

        /** Names the item that took the place of a retired one. */
        public Failure replacedBy(String href) {
            return new Failure(type, getMessage(), violations, href);
        }
    }
}
