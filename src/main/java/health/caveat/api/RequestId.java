package health.caveat.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Gives every request an id, the caller's own where it is well formed, and answers it in {@code X-Request-Id}. */
public class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final CharSequence ANSWERED = HttpHeaders.createOptimized(HEADER);
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_ALL_ROUTES = 1_000;

    void install(@Observes Filters filters) {
        filters.register(
                request -> {
                    var sent = request.request().headers().get(ANSWERED);
                    var id = sent != null && WELL_FORMED.matcher(sent).matches() ? sent : made();
                    request.put(HEADER, id);
                    request.response().headers().set(ANSWERED, id);
                    request.next();
                },
                BEFORE_ALL_ROUTES);
    }

    /** Need not be hard to guess, but must cost next to nothing. */
    private static String made() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    static String of(RoutingContext request) {
        return request.get(HEADER, "");
    }
}
