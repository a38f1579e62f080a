package health.caveat.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Browsers take an answer for what it says it is, show it in no frame, and run no script but ours. The framework's own
 * settings for this try an expression on every request, which a kept answer would feel.
 */
class BrowserRules {

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final Optional<CharSequence> OF_API = Optional.of(
            HttpHeaders.createOptimized("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"));
    private static final Optional<CharSequence> OF_PAGES = Optional.of(HttpHeaders.createOptimized(
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    private static final Optional<CharSequence> OF_TOOLS = Optional.of(HttpHeaders.createOptimized(
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " base-uri 'none'; frame-ancestors 'none'"));

    /** Just after the request's id, so that every answer has them. */
    private static final int PRIORITY = 999;

    void install(@Observes Filters filters) {
        filters.register(BrowserRules::put, PRIORITY);
    }

    private static void put(RoutingContext request) {
        var headers = request.response().headers();
        headers.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.set(REFERRER_POLICY, NO_REFERRER);
        policy(request.normalizedPath()).ifPresent(policy -> headers.set(POLICY, policy));
        request.next();
    }

    private static Optional<CharSequence> policy(String path) {
        if (path.startsWith("/v1")) {
            return OF_API;
        }
        if (path.equals("/") || path.equals("/gallery") || path.startsWith("/problems")) {
            return OF_PAGES;
        }
        return path.startsWith("/q/") ? OF_TOOLS : Optional.empty();
    }
}
