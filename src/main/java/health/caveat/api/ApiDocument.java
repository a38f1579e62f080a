package health.caveat.api;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createInfo;
import static org.eclipse.microprofile.openapi.OASFactory.createLicense;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createTag;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Completes the OpenAPI document: the words of {@code openapi/descriptions.yaml}, where a property is described once for
 * all that have it; what is required; and the headers and failures that every operation shares.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private static final String PROBLEM = "#/components/responses/Problem";
    private final JsonNode words = words();
    private final Map<String, Set<String>> optionalProperties;

    /** Absent properties are left out of an answer, never null: the Optional components are those that may be absent. */
    public ApiDocument(IndexView code) {
        optionalProperties = code.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(type -> type.name().packagePrefix().startsWith("health.caveat"))
                .sorted(comparing(type -> !isOfInput(type)))
                .collect(toMap(
                        ApiDocument::schemaName, type -> optionalComponents(type, code), (input, output) -> output));
    }

    private static boolean isOfInput(ClassInfo type) {
        return type.name().toString().matches(".*Input(\\$.*)?");
    }

    private static String schemaName(ClassInfo type) {
        var annotation = type.declaredAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return annotation == null || annotation.value("name") == null
                ? type.simpleName()
                : annotation.value("name").asString();
    }

    private static Set<String> optionalComponents(ClassInfo type, IndexView code) {
        var optional = type.unsortedRecordComponents().stream()
                .filter(component -> component.type().name().toString().equals(Optional.class.getName()))
                .map(RecordComponentInfo::name)
                .collect(toSet());
        type.unsortedRecordComponents().stream()
                .filter(component -> type.field(component.name()).hasAnnotation(JsonUnwrapped.class))
                .forEach(component -> optional.addAll(
                        optionalComponents(code.getClassByName(component.type().name()), code)));
        return optional;
    }

    private static JsonNode words() {
        try (var file = ApiDocument.class.getResourceAsStream("/openapi/descriptions.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.info(createInfo()
                .title("Caveat")
                .version("1")
                .description(words.path("description").asText())
                .license(createLicense().name("Apache-2.0").identifier("Apache-2.0")));
        var tags = new ArrayList<Tag>();
        words.path("tags")
                .fields()
                .forEachRemaining(tag -> tags.add(createTag()
                        .name(tag.getKey())
                        .description(tag.getValue().asText())));
        document.tags(tags);
        // Reading needs no token; what needs one says so itself.
        document.security(List.of());
        var components = document.getComponents();
        components.getSchemas().forEach(this::completeSchema);
        components.addResponse("Problem", problem());
        components.addResponse("NotModified", notModified());
        components.addResponse("Moved", moved());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> completeOperation(path, method, operation)));
    }

    private void completeSchema(String name, Schema schema) {
        described(words.path("schemas").path(name)).ifPresent(schema::description);
        if (schema.getProperties() == null) {
            return;
        }
        if (name.endsWith("Measure")) {
            // Jackson writes it, but no Java component has it.
            schema.addProperty(
                    "type",
                    createSchema()
                            .addType(SchemaType.STRING)
                            .addEnumeration(name.replace("Measure", "").toLowerCase(java.util.Locale.ROOT)));
        }
        var required = new ArrayList<String>();
        schema.getProperties().forEach((property, type) -> {
            takeNullAway(type);
            if (!optionalProperties.getOrDefault(name, Set.of()).contains(property)) {
                required.add(property);
            }
            var own = words.path("properties").path(name + "." + property);
            var word = own.isMissingNode() ? words.path("properties").path(property) : own;
            described(word.path("description")).ifPresent(type::description);
            if (word.has("example")) {
                type.examples(List.of(value(word.path("example"))));
            }
        });
        schema.required(required);
    }

    private static void takeNullAway(Schema type) {
        if (type.getType() != null && type.getType().contains(SchemaType.NULL)) {
            type.removeType(SchemaType.NULL);
        } else if (type.getAnyOf() != null) {
            type.ref(type.getAnyOf().get(0).getRef()).anyOf(null);
        }
    }

    private void completeOperation(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getDescription() == null) {
            var own = words.path("operations").path(operation.getOperationId());
            var family = operation.getOperationId().startsWith("list") ? "list" : "get";
            described(own.isMissingNode() ? words.path("operations").path(family) : own)
                    .ifPresent(operation::description);
        }
        if (path.startsWith("/v1/drafts")) {
            operation.security(List.of(createSecurityRequirement().addScheme("token")));
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> completeParameter(operation, parameter));
        }
        var responses = operation.getResponses();
        responses.removeAPIResponse("401");
        responses.removeAPIResponse("403");
        responses.getAPIResponses().forEach((status, response) -> {
            describe(response, "X-Request-Id", "Cache-Control", "Age", "Cache-Tag", "RateLimit", "RateLimit-Policy");
            if (response.getContent() != null) {
                describe(response, "ETag", "Vary");
            }
            if (path.startsWith("/v1")) {
                describe(response, "X-Content-Version", "Content-Language");
            }
            if (operation.getOperationId().startsWith("list") && path.startsWith("/v1")) {
                describe(response, "Link");
            }
            if (status.equals("201")) {
                describe(response, "Location");
            }
        });
        if (method == PathItem.HttpMethod.GET) {
            responses.addAPIResponse("304", createAPIResponse().ref("#/components/responses/NotModified"));
            if (path.contains("{slug}")) {
                responses.addAPIResponse("308", createAPIResponse().ref("#/components/responses/Moved"));
            }
        }
        responses.addAPIResponse("4XX", createAPIResponse().ref(PROBLEM));
        responses.addAPIResponse("5XX", createAPIResponse().ref(PROBLEM));
    }

    private void completeParameter(Operation operation, Parameter parameter) {
        var own = words.path("parameters").path(operation.getOperationId() + "." + parameter.getName());
        var word = own.isMissingNode() ? words.path("parameters").path(parameter.getName()) : own;
        described(word.path("description")).ifPresent(parameter::description);
        if (word.has("example")) {
            var example = value(word.path("example"));
            var repeated = parameter.getSchema().getType() != null
                    && parameter.getSchema().getType().contains(SchemaType.ARRAY);
            parameter.example(repeated && !(example instanceof List) ? List.of(example) : example);
        }
        if (word.has("exampleNotToTry")) {
            // Swagger UI fills a parameter's own example in.
            parameter.getSchema().examples(List.of(word.path("exampleNotToTry").asText()));
        }
    }

    private static APIResponse notModified() {
        return describe(
                createAPIResponse().description("The representation that If-None-Match names is still true"),
                "ETag",
                "Cache-Control",
                "Vary",
                "X-Request-Id",
                "X-Content-Version",
                "Content-Language",
                "Link",
                "Age",
                "Cache-Tag",
                "RateLimit",
                "RateLimit-Policy");
    }

    private static APIResponse moved() {
        return describe(
                createAPIResponse().description("The item has another slug now: ask again at Location"),
                "Location",
                "X-Request-Id",
                "RateLimit",
                "RateLimit-Policy");
    }

    private static APIResponse problem() {
        var schema = createSchema().ref("#/components/schemas/Problem");
        return describe(
                createAPIResponse()
                        .description(
                                "The request failed: type says how, violations say what was wrong and what is allowed")
                        .content(createContent()
                                .addMediaType(
                                        Problem.MEDIA_TYPE, createMediaType().schema(schema))),
                "Cache-Control",
                "Vary",
                "X-Request-Id",
                "Link",
                "Allow",
                "WWW-Authenticate",
                "RateLimit",
                "RateLimit-Policy",
                "Retry-After");
    }

    private static APIResponse describe(APIResponse response, String... headers) {
        for (String name : headers) {
            response.addHeader(name, header(name));
        }
        return response;
    }

    private static Header header(String name) {
        return switch (name) {
            case "ETag" -> header("Names these bytes, for If-None-Match", "\"867e5a90290cf097a4e05761\"");
            case "Cache-Control" ->
                header("How long the answer may be kept", "public, max-age=60, stale-if-error=86400");
            case "Vary" -> header("The request headers that the answer depends on", "Accept-Language, Accept-Encoding");
            case "X-Request-Id" -> header("The request's id: the caller's own, or one that was made", "4c1f");
            case "X-Content-Version" -> header("The content version that the answer shows", "1840");
            case "Content-Language" -> header("The languages of the answer", "en");
            case "Cache-Tag" -> header("By this word a cache in front can be told to forget every answer", "caveat");
            case "Age" ->
                header("Only while the database is away: the seconds since the answer was known to be current", "12");
            case "RateLimit" ->
                header(
                        "How many requests are left, and in how many seconds the allowance is whole again",
                        "\"address\";r=5999;t=1");
            case "RateLimit-Policy" ->
                header(
                        "How many requests (q) in how many seconds (w) one address, or one token, may send",
                        "\"address\";q=6000;w=60");
            case "Retry-After" -> header("With 429 and 503: in how many seconds to try again", "1");
            case "WWW-Authenticate" ->
                header("With 401 and 403: what is missing or wrong (RFC 6750)", "Bearer realm=\"caveat\"");
            case "Location" -> header("Where the item is", "/v1/risks/liver-injury");
            case "Allow" -> header("With 405: the methods that the address has", "GET, HEAD, OPTIONS");
            default ->
                header(
                        "Other addresses (RFC 8288): the pages beside this one, or what took the place of a retired item",
                        "</v1/risks?page=2>; rel=\"next\"");
        };
    }

    private static Header header(String description, String example) {
        return createHeader()
                .description(description)
                .schema(createSchema().addType(SchemaType.STRING).examples(List.of(example)));
    }

    private static Optional<String> described(JsonNode text) {
        return text.isTextual() ? Optional.of(text.asText().strip()) : Optional.empty();
    }

    private static Object value(JsonNode example) {
        return new YAMLMapper().convertValue(example, Object.class);
    }
}
