package health.caveat.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import health.caveat.picture.Svg;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Holds every answer of the test suite against the OpenAPI document: status, headers, media type, properties. */
public class Contract implements Filter, QuarkusTestBeforeEachCallback {

    /** Headers of HTTP itself, of CORS, and of browsers' security, which no document lists. */
    private static final Set<String> UNLISTED = Set.of(
            "content-type",
            "content-length",
            "content-encoding",
            "transfer-encoding",
            "date",
            "connection",
            "set-cookie",
            "content-disposition",
            "content-security-policy",
            "referrer-policy",
            "x-content-type-options");

    private static final JsonNode DOCUMENT = document();
    private static final ObjectNode SCHEMAS = schemas();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification spec, FilterContext context) {
        var response = context.next(request, spec);
        var path = java.net.URI.create(request.getURI()).getPath();
        // Browsers' pages and the framework's own are not part of the API.
        if (!path.startsWith("/v1") && !path.startsWith("/problems")
                || "text/html".equals(response.getContentType().split(";")[0])
                || request.getMethod().equals("OPTIONS")) {
            return response;
        }
        check(request.getMethod() + " " + request.getURI(), operation(request.getMethod(), path), response);
        return response;
    }

    private static void check(String request, Optional<JsonNode> operation, Response response) {
        var status = Integer.toString(response.getStatusCode());
        var answers = operation.map(known -> known.path("responses"));
        var answer = answers.map(known -> known.has(status) ? known.path(status) : known.path(status.charAt(0) + "XX"))
                .orElse(DOCUMENT.at("/components/responses/Problem"));
        if (answer.has("$ref")) {
            answer = DOCUMENT.at(answer.path("$ref").asText().substring(1));
        }
        assertThat(answer.isMissingNode())
                .as("%s answers the undocumented status %s", request, status)
                .isFalse();
        var headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        answer.path("headers").fieldNames().forEachRemaining(headers::add);
        assertThat(response.getHeaders().asList().stream()
                        .map(Header::getName)
                        .filter(name -> !headers.contains(name))
                        .filter(name -> !UNLISTED.contains(name.toLowerCase(Locale.ROOT)))
                        .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith("access-control-")))
                .as("%s answers %s with undocumented headers", request, status)
                .isEmpty();
        var body = response.asString();
        if (!body.isEmpty()) {
            var media = response.getContentType().split(";")[0];
            assertThat(answer.path("content").has(media))
                    .as("%s answers %s with the undocumented media type %s", request, status, media)
                    .isTrue();
            if (media.equals(Drawing.MEDIA_TYPE)) {
                Svg.read(body);
            } else if (media.endsWith("json")) {
                validate(request, answer.path("content").path(media).path("schema"), body);
            }
        }
    }

    private static void validate(String request, JsonNode schema, String body) {
        var whole = SCHEMAS.deepCopy();
        whole.setAll((ObjectNode) rewritten(schema));
        try {
            var faults = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(whole)
                    .validate(Json.MAPPER.readTree(body));
            assertThat(faults).as("%s answers against its schema", request).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JsonNode> operation(String method, String path) {
        var segments = List.of(path.split("/"));
        return StreamSupport.stream(
                        ((Iterable<String>) () -> DOCUMENT.path("paths").fieldNames()).spliterator(), false)
                .filter(template -> fits(List.of(template.split("/")), segments))
                .min(java.util.Comparator.comparingLong(
                        template -> template.chars().filter(c -> c == '{').count()))
                .map(template -> DOCUMENT.path("paths").path(template))
                .filter(item -> item.has(method.toLowerCase(Locale.ROOT)) || item.has("get"))
                .map(item -> item.has(method.toLowerCase(Locale.ROOT))
                        ? item.path(method.toLowerCase(Locale.ROOT))
                        : item.path("get"));
    }

    private static boolean fits(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!template.get(i).startsWith("{") && !template.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The schemas under $defs, where JSON Schema looks for them, each closed to properties that it does not name. */
    private static ObjectNode schemas() {
        var definitions = (ObjectNode) rewritten(DOCUMENT.at("/components/schemas"));
        definitions.forEach(schema -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        var whole = Json.MAPPER.createObjectNode();
        whole.set("$defs", definitions);
        return whole;
    }

    private static JsonNode rewritten(JsonNode schema) {
        try {
            return Json.MAPPER.readTree(schema.toString().replace("#/components/schemas/", "#/$defs/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(Path.of("src/docs/openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
