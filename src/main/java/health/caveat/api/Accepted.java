package health.caveat.api;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the request headers of RFC 9110 accept. */
public final class Accepted {

    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private Accepted() {}

    /** Whether the best match for gzip in Accept-Encoding has a weight above zero. */
    public static boolean gzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        var accepted = false;
        for (String coding : acceptEncoding.toLowerCase(java.util.Locale.ROOT).split(",")) {
            var parts = Arrays.stream(coding.split(";")).map(String::strip).toList();
            var wanted = parts.stream().skip(1).noneMatch(parameter -> parameter.matches("q=0(\\.0{0,3})?"));
            if (parts.get(0).equals("gzip") || parts.get(0).equals("x-gzip")) {
                return wanted;
            }
            if (parts.get(0).equals("*")) {
                accepted = wanted;
            }
        }
        return accepted;
    }

    /** Whether a conditional request already has this representation: weak comparison over lists, or "*". */
    public static boolean noneMatch(MultiMap headers, String etag) {
        var first = headers.get(HttpHeaders.IF_NONE_MATCH);
        return first != null && (first.equals(etag) || noneMatch(headers.getAll(HttpHeaders.IF_NONE_MATCH), etag));
    }

    static boolean noneMatch(List<String> ifNoneMatch, String etag) {
        return ifNoneMatch.stream()
                .anyMatch(header -> header.strip().equals("*")
                        || ENTITY_TAG
                                .matcher(header)
                                .results()
                                .anyMatch(tag -> tag.group(1).equals(etag)));
    }
}
