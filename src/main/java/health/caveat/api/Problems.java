package health.caveat.api;

import static java.util.Comparator.comparing;

import health.caveat.api.Problem.Violation;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers every failure with a {@link Problem}: what a resource throws through the exception mappers, and what never
 * reaches one through the router's last route and failure handler.
 */
class Problems {

    @ServerExceptionMapper
    Response http(WebApplicationException e, RoutingContext request) {
        var response = e.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        var failure = e instanceof Problem.Failure known ? known : null;
        var type = failure == null ? ProblemType.of(response.getStatus()) : failure.type;
        var detail = failure == null ? Optional.<String>empty() : Optional.ofNullable(e.getMessage());
        if (type == ProblemType.INTERNAL_ERROR) {
            Log.errorf(e, "Request %s failed", RequestId.of(request));
        }
        var problem = problem(type, detail, failure == null ? List.of() : failure.violations, request)
                .replacedBy(Optional.ofNullable(failure).map(known -> known.replacedBy));
        var builder = answer(problem);
        problem.replacedBy().ifPresent(href -> builder.header("Link", "<" + href + ">; rel=\"successor-version\""));
        Optional.ofNullable(response.getHeaderString(HttpHeaders.ALLOW))
                .ifPresent(allowed -> builder.header(HttpHeaders.ALLOW, allowed));
        return builder.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, RoutingContext request) {
        var violations = e.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage(), List.of()))
                .sorted(comparing(Violation::field))
                .toList();
        return answer(problem(
                        ProblemType.INVALID_PARAMETER,
                        Optional.of(violations.get(0).field() + " "
                                + violations.get(0).message()),
                        violations,
                        request))
                .build();
    }

    @ServerExceptionMapper
    Response unexpected(Exception e, RoutingContext request) {
        Log.errorf(e, "Request %s failed", RequestId.of(request));
        return answer(problem(ProblemType.INTERNAL_ERROR, Optional.empty(), List.of(), request))
                .build();
    }

    void install(@Observes Router router) {
        router.route()
                .last()
                .handler(request -> write(
                        request,
                        problem(
                                ProblemType.NOT_FOUND,
                                Optional.of("There is nothing at " + request.normalizedPath()),
                                List.of(),
                                request)))
                .failureHandler(request -> write(
                        request, problem(ProblemType.of(request.statusCode()), Optional.empty(), List.of(), request)));
    }

    private static void write(RoutingContext request, Problem problem) {
        if (request.response().ended()) {
            return;
        }
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.write(problem)));
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
    }

    private static Problem problem(
            ProblemType type, Optional<String> detail, List<Violation> violations, RoutingContext request) {
        return new Problem(
                type.uri(),
                type.title,
                type.status,
                detail,
                request.normalizedPath(),
                RequestId.of(request),
                Optional.empty(),
                violations);
    }

    /** The parameter alone, without the Java method and parameter names that lead to it. */
    private static String field(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
