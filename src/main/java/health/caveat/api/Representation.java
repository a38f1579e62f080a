package health.caveat.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * The one place where an answer becomes bytes: made once, hashed for the ETag, compared with If-None-Match (RFC 9110,
 * 13.1.2), compressed above 1 kB, and sent with its cache headers.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE, Drawing.MEDIA_TYPE})
public class Representation extends ServerMessageBodyWriter.AllWriteableMessageBodyWriter {

    private static final int SMALLEST_COMPRESSED = 1024;
    private static final int HASH_BYTES = 12;

    /** Names in the routing context who keeps the answer, where somebody does. */
    public static final String KEEPER = "caveat.keeper";

    private final AnswerVersion answer;
    private final CurrentVertxRequest current;

    Representation(AnswerVersion answer, CurrentVertxRequest current) {
        this.answer = answer;
        this.current = current;
    }

    /** Keeps an answer that is about to be sent, to send it again. */
    @FunctionalInterface
    public interface Keeper {

        /** @param body the bytes of the whole answer, also where this one is a 304 */
        void keep(long contentVersion, String etag, byte[] body, boolean compressed);
    }

    @Override
    public void writeResponse(Object entity, Type genericType, ServerRequestContext context) {
        var request = current.getCurrent();
        var response = request.response();
        if (response.ended()) {
            // Answered for want of the database.
            return;
        }
        var body = bytes(entity);
        // Asking the framework for the status would make it write that status over a 304.
        var ok = !(entity instanceof Problem);
        if (entity instanceof Page<?> page && ok) {
            response.putHeader("Link", PageLinks.of(page, request));
        }
        var varies = new LinkedHashSet<String>();
        if (entity instanceof InLanguage texts) {
            var languages = texts.languages().distinct().collect(Collectors.joining(", "));
            if (!languages.isEmpty()) {
                response.putHeader("Content-Language", languages);
            }
            if (!request.queryParams().contains("lang")) {
                varies.add("Accept-Language");
            }
        }
        if (ok && answer.version() > 0) {
            response.putHeader("X-Content-Version", Long.toString(answer.version()));
        }
        response.putHeader("Cache-Control", ok ? answer.cacheControl() : "no-store");
        if (ok && answer.isPublic()) {
            // One word to a cache in front takes back all that it holds.
            response.putHeader("Cache-Tag", "caveat");
        }
        send(request, response, body, varies, ok);
    }

    private void send(
            RoutingContext routing,
            HttpServerResponse response,
            byte[] body,
            LinkedHashSet<String> varies,
            boolean ok) {
        var request = routing.request();
        var ownEtag = answer.etag();
        var compress = false;
        if (body.length > SMALLEST_COMPRESSED && ownEtag.isEmpty()) {
            varies.add("Accept-Encoding");
            compress = Accepted.gzip(request.getHeader("Accept-Encoding"));
        }
        // The permission that CORS gives is for the asking site alone.
        varies.add("Origin");
        response.putHeader("Vary", String.join(", ", varies));
        var sent = compress ? gzip(body) : body;
        if (ok) {
            var etag = ownEtag.isPresent() ? ownEtag.get() : "\"" + hash(body) + (compress ? "-gzip" : "") + "\"";
            response.putHeader("ETag", etag);
            Keeper keeper = routing.get(KEEPER);
            if (keeper != null && answer.asOf().isEmpty() && answer.isPublic()) {
                keeper.keep(answer.version(), etag, sent, compress);
            }
            if (isRead(request) && Accepted.noneMatch(request.headers(), etag)) {
                response.setStatusCode(304).end();
                return;
            }
        }
        if (compress) {
            response.putHeader("Content-Encoding", "gzip");
        }
        response.putHeader("Content-Length", Integer.toString(sent.length));
        if (request.method() == HttpMethod.HEAD) {
            // HTTP/2 would send the bytes.
            response.end();
        } else {
            response.end(Buffer.buffer(sent));
        }
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    private static byte[] bytes(Object entity) {
        if (entity instanceof Drawing drawing) {
            return drawing.svg().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Json.MAPPER.writeValueAsBytes(entity);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] body) {
        var compressed = new ByteArrayOutputStream(body.length / 3);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static String hash(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Is not used: the framework prefers the method above. */
    @Override
    public void writeTo(
            Object entity,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream)
            throws IOException {
        stream.write(bytes(entity));
    }
}
