package health.caveat.api;

import static java.util.Comparator.comparing;

import health.caveat.api.Problem.Violation;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers every failure with a {@link Problem}: what a resource throws through the exception mappers, and what never
 * reaches one through the router's error handlers.
 */
class Problems {

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String REALM = "Bearer realm=\"caveat\"";

    private final Methods methods;

    Problems(Methods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, RoutingContext request) {
        var response = e.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        var failure = e instanceof Problem.Failure known ? known : null;
        var type = failure == null ? ProblemType.of(response.getStatus()) : failure.type;
        var detail = failure == null ? said(type, request) : Optional.ofNullable(e.getMessage());
        if (type == ProblemType.INTERNAL_ERROR) {
            Log.errorf(e, "Request %s failed", RequestId.of(request));
        }
        var problem = problem(type, detail, failure == null ? List.of() : failure.violations, request)
                .replacedBy(Optional.ofNullable(failure).map(known -> known.replacedBy));
        var builder = answer(problem);
        problem.replacedBy().ifPresent(href -> builder.header("Link", "<" + href + ">; rel=\"successor-version\""));
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            builder.header(HttpHeaders.ALLOW, methods.of(request.normalizedPath()));
        }
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

    /** RFC 6750, 3.1. The log says why as well, and neither repeats the token. */
    @ServerExceptionMapper
    Response badToken(AuthenticationFailedException e, RoutingContext request) {
        var fault = TokenFault.of(e);
        Log.infof("Request %s has a token that is not valid: %s", RequestId.of(request), fault);
        var problem =
                problem(ProblemType.UNAUTHORIZED, Optional.of("The token is not valid: " + fault), List.of(), request);
        return answer(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, REALM + ", error=\"invalid_token\"")
                .build();
    }

    @ServerExceptionMapper
    Response noToken(UnauthorizedException e, RoutingContext request) {
        Log.infof("Request %s has no token", RequestId.of(request));
        var problem = problem(
                ProblemType.UNAUTHORIZED,
                Optional.of("This needs a bearer token in the Authorization header"),
                List.of(),
                request);
        return answer(problem).header(HttpHeaders.WWW_AUTHENTICATE, REALM).build();
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException e, RoutingContext request, ResourceInfo resource) {
        var roles = Stream.of(resource.getResourceMethod(), resource.getResourceClass())
                .filter(declared -> declared != null)
                .map(declared -> declared.getAnnotation(RolesAllowed.class))
                .filter(allowed -> allowed != null)
                .findFirst()
                .map(allowed -> " It needs one of these: " + String.join(", ", allowed.value()) + ".")
                .orElse("");
        Log.infof("Request %s has a token without the role", RequestId.of(request));
        var problem = problem(
                ProblemType.FORBIDDEN,
                Optional.of("The token is valid, but has no role that allows this." + roles),
                List.of(),
                request);
        return answer(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, REALM + ", error=\"insufficient_scope\"")
                .build();
    }

    @ServerExceptionMapper
    Response unexpected(Exception e, RoutingContext request) {
        if (isForWantOfDatabase(e)) {
            Log.warnf("Request %s failed: %s", RequestId.of(request), e.getMessage());
            return answer(problem(
                            ProblemType.UNAVAILABLE,
                            Optional.of("The database cannot be reached now"),
                            List.of(),
                            request))
                    .build();
        }
        Log.errorf(e, "Request %s failed", RequestId.of(request));
        return answer(problem(ProblemType.INTERNAL_ERROR, Optional.empty(), List.of(), request))
                .build();
    }

    /**
     * By the classes of SQLSTATE: no connection, no resources, the operator intervened. The pool itself gives none. Of a
     * commit that failed the reason is among what was suppressed.
     */
    static boolean isForWantOfDatabase(Throwable e) {
        if (e instanceof SQLException failed) {
            var state = failed.getSQLState();
            return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
        }
        return Stream.concat(Stream.ofNullable(e.getCause()), Stream.of(e.getSuppressed()))
                .anyMatch(Problems::isForWantOfDatabase);
    }

    void install(@Observes Router router) {
        for (int status : List.of(400, 404, 405, 406, 413, 414, 415, 500, 503)) {
            router.errorHandler(status, request -> {
                var type = ProblemType.of(status);
                write(request, problem(type, said(type, request), List.of(), request));
            });
        }
    }

    /** Answers a request that is to go no further. */
    static void refuse(RoutingContext request, ProblemType type, String detail) {
        request.response().putHeader("Cache-Control", "no-store");
        write(request, problem(type, Optional.of(detail), List.of(), request));
    }

    /** What the framework itself found wrong, in words. */
    private Optional<String> said(ProblemType type, RoutingContext request) {
        return switch (type) {
            case NOT_FOUND -> Optional.of("There is nothing at " + request.normalizedPath());
            case METHOD_NOT_ALLOWED ->
                Optional.of(request.request().method() + " is not possible here; "
                        + methods.of(request.normalizedPath()) + " are");
            case NOT_ACCEPTABLE ->
                Optional.of("This address has no form that fits Accept: "
                        + request.request().getHeader("Accept"));
            default -> Optional.empty();
        };
    }

    private static void write(RoutingContext request, Problem problem) {
        if (request.response().ended()) {
            return;
        }
        if (problem.status() == ProblemType.UNAVAILABLE.status) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.write(problem)));
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        var builder = Response.status(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
        return problem.status() == ProblemType.UNAVAILABLE.status
                ? builder.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : builder;
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
