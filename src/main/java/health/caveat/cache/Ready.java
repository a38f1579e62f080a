package health.caveat.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.Map;

/** What an answer has beside its body, which others share: the headers, and the ETag by which the body is found. */
final class Ready {

    private static final int OVERHEAD = 64;

    final String etag;

    /** Names and values by turns: what a 304 has too, and what only the body's own answer has. */
    private final CharSequence[] common;

    private final CharSequence[] ofBody;

    private Ready(String etag, CharSequence[] common, CharSequence[] ofBody) {
        this.etag = etag;
        this.common = common;
        this.ofBody = ofBody;
    }

    /** @param already headers that every answer has before it is looked for here */
    static Ready of(String etag, MultiMap headers, MultiMap already, int length, boolean compressed) {
        var common = new ArrayList<CharSequence>();
        for (Map.Entry<String, String> header : headers) {
            if (!already.contains(header.getKey(), header.getValue(), false) && !isOfBody(header.getKey())) {
                common.add(HttpHeaders.createOptimized(header.getKey()));
                common.add(HttpHeaders.createOptimized(header.getValue()));
            }
        }
        var ofBody = new ArrayList<CharSequence>();
        if (compressed) {
            ofBody.add(HttpHeaders.createOptimized("Content-Encoding"));
            ofBody.add(HttpHeaders.createOptimized("gzip"));
        }
        ofBody.add(HttpHeaders.createOptimized("Content-Length"));
        ofBody.add(HttpHeaders.createOptimized(Integer.toString(length)));
        return new Ready(etag, common.toArray(CharSequence[]::new), ofBody.toArray(CharSequence[]::new));
    }

    private static boolean isOfBody(String header) {
        return header.equalsIgnoreCase("Content-Length")
                || header.equalsIgnoreCase("Content-Encoding")
                || header.equalsIgnoreCase("Connection");
    }

    void putCommon(HttpServerResponse response) {
        put(response, common);
    }

    void putOfBody(HttpServerResponse response) {
        put(response, ofBody);
    }

    private static void put(HttpServerResponse response, CharSequence[] headers) {
        // Asked for once: each way to it goes through all that wraps the response.
        var sent = response.headers();
        for (int i = 0; i < headers.length; i += 2) {
            sent.set(headers[i], headers[i + 1]);
        }
    }

    int weight() {
        var weight = OVERHEAD;
        for (CharSequence text : common) {
            weight += OVERHEAD / 2 + text.length();
        }
        return weight + OVERHEAD;
    }
}
