package health.caveat.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * How large a request may be. Beyond these it is answered with a problem; beyond the server's own limits, which are a
 * little wider, it never gets this far and is answered with the bare status.
 */
class Limits {

    static final int LARGEST_BODY = 1_048_576;
    static final int LONGEST_ADDRESS = 4_096;
    static final int LARGEST_HEADERS = 16_384;

    /** After CORS, so that a browser may read the problem. */
    private static final int PRIORITY = 260;

    void install(@Observes Filters filters) {
        filters.register(Limits::check, PRIORITY);
    }

    private static void check(RoutingContext request) {
        var headers = 0;
        for (Map.Entry<String, String> header : request.request().headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        if (request.request().uri().length() > LONGEST_ADDRESS) {
            Problems.refuse(
                    request, ProblemType.URI_TOO_LONG, "An address may have " + LONGEST_ADDRESS + " characters");
        } else if (headers > LARGEST_HEADERS) {
            Problems.refuse(
                    request,
                    ProblemType.HEADERS_TOO_LARGE,
                    "All headers together may have " + LARGEST_HEADERS + " characters");
        } else if (isTooLarge(request.request().getHeader("Content-Length"))) {
            // Nobody is going to read it.
            if (request.request().version() != HttpVersion.HTTP_2) {
                request.response().putHeader("Connection", "close");
            }
            Problems.refuse(request, ProblemType.PAYLOAD_TOO_LARGE, "A body may have " + LARGEST_BODY + " bytes");
        } else {
            request.next();
        }
    }

    private static boolean isTooLarge(String length) {
        return length != null && (length.length() > 9 || Integer.parseInt(length) > LARGEST_BODY);
    }
}
