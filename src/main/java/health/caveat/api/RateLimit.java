package health.caveat.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many requests one address, and one token, may send to this node in a minute (draft-ietf-httpapi-ratelimit-headers).
 * What is not used is saved for a minute at most.
 */
@Singleton
class RateLimit {

    private static final int WINDOW_SECONDS = 60;
    private static final int MOST_CALLERS = 100_000;

    /** After {@link Limits} and what is answered from memory, which is not counted; before anything that costs. */
    private static final int PRIORITY = 240;

    final Cache<String, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofSeconds(2L * WINDOW_SECONDS))
            .build();
    private final int byAddress;
    private final int byToken;

    RateLimit(
            @ConfigProperty(name = "caveat.rate-limit.address") int byAddress,
            @ConfigProperty(name = "caveat.rate-limit.token") int byToken) {
        this.byAddress = byAddress;
        this.byToken = byToken;
    }

    void install(@Observes Filters filters) {
        filters.register(this::limit, PRIORITY);
    }

    private void limit(RoutingContext request) {
        var limits = limits(request.request());
        // All are asked: who sends one token after another still has one address.
        var refused = limits.stream().filter(limit -> !limit.left.take()).toList();
        request.addHeadersEndHandler(sent -> {
            var cacheControl = request.response().headers().get("Cache-Control");
            // What a cache shares with others must not tell them what is left to one.
            if (!limits.isEmpty() && (cacheControl == null || cacheControl.contains("no-store"))) {
                request.response()
                        .putHeader(
                                "RateLimit-Policy",
                                String.join(
                                        ", ", limits.stream().map(Limit::policy).toList()));
                request.response()
                        .putHeader(
                                "RateLimit",
                                String.join(
                                        ", ", limits.stream().map(Limit::rest).toList()));
            }
        });
        if (refused.isEmpty()) {
            request.next();
        } else {
            var wait = refused.stream()
                    .mapToInt(limit -> limit.left.secondsToNext())
                    .max()
                    .orElse(1);
            request.response().putHeader("Retry-After", Integer.toString(wait));
            Problems.refuse(
                    request,
                    ProblemType.TOO_MANY_REQUESTS,
                    "Try again in " + wait + (wait == 1 ? " second" : " seconds"));
        }
    }

    private List<Limit> limits(HttpServerRequest request) {
        var limits = new ArrayList<Limit>();
        if (byAddress > 0 && request.remoteAddress() != null) {
            limits.add(limit("address", network(request.remoteAddress().hostAddress()), byAddress));
        }
        var token = request.getHeader("Authorization");
        if (byToken > 0 && token != null) {
            limits.add(limit("token", digest(token), byToken));
        }
        return limits;
    }

    private Limit limit(String name, String caller, int most) {
        return new Limit(name, allowances.get(name + " " + caller, key -> new Allowance(most)));
    }

    /** Long tokens would fill the memory, and nobody should find them there. */
    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An IPv6 customer has a whole network of addresses, so that counts as one. */
    static String network(String address) {
        if (address == null || !address.contains(":")) {
            return String.valueOf(address);
        }
        try {
            return HexFormat.of().formatHex(InetAddress.getByName(address).getAddress(), 0, 8);
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private record Limit(String name, Allowance left) {

        String policy() {
            return "\"%s\";q=%d;w=%d".formatted(name, left.most, WINDOW_SECONDS);
        }

        String rest() {
            return "\"%s\";r=%d;t=%d".formatted(name, left.rest(), left.secondsToAll());
        }
    }

    /** What one caller may still send: it fills up evenly, to a minute's worth. */
    static final class Allowance {

        private final int most;
        private double left;
        private long since = System.nanoTime();

        Allowance(int most) {
            this.most = most;
            this.left = most;
        }

        synchronized boolean take() {
            fill();
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }

        synchronized int rest() {
            return (int) left;
        }

        synchronized int secondsToNext() {
            return seconds(1 - left);
        }

        synchronized int secondsToAll() {
            return seconds(most - left);
        }

        private int seconds(double requests) {
            return (int) Math.max(1, Math.ceil(requests * WINDOW_SECONDS / most));
        }

        private void fill() {
            var now = System.nanoTime();
            left = Math.min(most, left + (now - since) / 1e9 * most / WINDOW_SECONDS);
            since = now;
        }
    }
}
