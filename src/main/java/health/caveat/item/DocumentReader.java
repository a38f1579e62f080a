package health.caveat.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import health.caveat.api.Json;
import health.caveat.text.Kebab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what people wrote, and says of everything that does not fit where it stands and what is allowed there. */
public final class DocumentReader {

    private DocumentReader() {}

    /** @param found takes what does not fit; empty is answered when there is any */
    public static <T> Optional<T> read(Class<T> type, JsonNode tree, List<Violation> found) {
        var problems = new Problems();
        refuseNothings("", tree, problems.found);
        try {
            var value = Json.MAPPER.readerFor(type).withHandler(problems).<T>readValue(Json.MAPPER.treeAsTokens(tree));
            found.addAll(problems.found);
            return problems.found.isEmpty() ? Optional.of(value) : Optional.empty();
        } catch (JsonMappingException e) {
            problems.found.add(Violation.of(pointer(e.getPath()), brief(e)));
        } catch (IOException e) {
            problems.found.add(Violation.of("", e.getMessage()));
        }
        found.addAll(problems.found);
        return Optional.empty();
    }

    /** A list of what is there has no place for what is not. */
    private static void refuseNothings(String pointer, JsonNode node, List<Violation> found) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            if (node.get(i).isNull()) {
                found.add(Violation.of(pointer + "/" + i, "must not be null"));
            }
            refuseNothings(pointer + "/" + i, node.get(i), found);
        }
        node.fields()
                .forEachRemaining(field -> refuseNothings(pointer + "/" + field.getKey(), field.getValue(), found));
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }

    /** The first line, without the Java types that Jackson likes to name. */
    public static String brief(JsonProcessingException e) {
        var where = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line " + e.getLocation().getLineNr() + ")";
        return e.getOriginalMessage()
                        .lines()
                        .findFirst()
                        .orElse("cannot be read")
                        .replaceAll(
                                "Cannot coerce Floating-point value \\((.*?)\\) .*", "must be a whole number, not $1")
                        .replaceAll("[\\w.$]*\\.([A-Za-z]\\w*)[`\"]?", "$1")
                + where;
    }

    /** Notes what does not fit and goes on, so that a document's faults are all reported at once. */
    private static final class Problems extends DeserializationProblemHandler {

        private final List<Violation> found = new ArrayList<>();

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object bean,
                String name)
                throws IOException {
            var allowed = deserializer.getKnownPropertyNames();
            found.add(new Violation(
                    at(parser),
                    "is unknown",
                    allowed == null
                            ? List.of()
                            : allowed.stream().map(Object::toString).sorted().toList()));
            parser.skipChildren();
            return true;
        }

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String message) {
            found.add(new Violation(
                    at(context.getParser()),
                    "cannot be " + value,
                    type.isEnum() ? Kebab.namesOf(type) : List.of(type.getSimpleName())));
            return null;
        }

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
                throws IOException {
            found.add(Violation.of(at(parser), "must be a " + type.getRawClass().getSimpleName()));
            parser.skipChildren();
            return null;
        }

        @Override
        public JavaType handleUnknownTypeId(
                DeserializationContext context, JavaType base, String id, TypeIdResolver resolver, String message) {
            found.add(Violation.of(at(context.getParser()), message));
            return context.constructType(Void.class);
        }

        private static String at(JsonParser parser) {
            return parser.getParsingContext().pathAsPointer().toString();
        }
    }
}
