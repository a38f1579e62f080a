package health.caveat.content;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.caveat.api.Json;
import health.caveat.item.Document;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Violation;
import health.caveat.text.Kebab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The documents of a content pack. A file {@code {kind's path}/….yaml} holds one item or a list of them; {@code
 * retired.yaml} lists what was retired, why, and what took its place.
 */
final class ContentPack {

    private static final YAMLMapper YAML = Json.configure(YAMLMapper.builder(YAMLFactory.builder()
                    .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build());

    /** A document and the file that it came from. */
    record Entry(Kind<?, ?> kind, Document document, String file) {}

    /** An item that a pack no longer has, on purpose. */
    record Retirement(String kind, String slug, Optional<String> reason, Optional<String> replacedBy) {}

    final List<Entry> entries = new ArrayList<>();
    final List<Retirement> retirements = new ArrayList<>();

    /** What could not be read, as lines of a report. */
    final List<String> errors = new ArrayList<>();

    /** The slugs, by kind, of items that could not be read but are there. */
    final Map<String, Set<String>> unreadable = new HashMap<>();

    ContentPack(PackFiles files, Kinds kinds) {
        files.texts().forEach((path, text) -> {
            try {
                var tree = tree(text);
                if (!path.equals("retired.yaml")) {
                    read(path, tree, kinds);
                } else if (!tree.isEmpty()) {
                    retirements.addAll(List.of(YAML.treeToValue(tree, Retirement[].class)));
                }
            } catch (JsonProcessingException e) {
                errors.add(path + ": " + brief(e));
            } catch (IOException e) {
                errors.add(path + ": " + e.getMessage());
            }
        });
        refuseDuplicates();
    }

    /** A file's one YAML document; an empty one is an empty list. */
    private static JsonNode tree(String text) throws IOException {
        try (var parser = YAML.getFactory().createParser(text)) {
            var tree = YAML.<JsonNode>readTree(parser);
            if (parser.nextToken() != null) {
                throw new IOException("holds several YAML documents: write a list");
            }
            return tree == null || tree.isNull() ? YAML.createArrayNode() : tree;
        }
    }

    private void read(String path, JsonNode tree, Kinds kinds) {
        var folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        var kind = kinds.at(folder);
        if (kind.isEmpty()) {
            errors.add(path + ": is in no folder of a kind (allowed: "
                    + kinds.all().stream().map(known -> known.path).collect(Collectors.joining(", ")) + ")");
            return;
        }
        if (tree.isEmpty()) {
            errors.add(path + ": holds no item");
        }
        var items = tree.isArray() ? tree : YAML.createArrayNode().add(tree);
        StreamSupport.stream(items.spliterator(), false).forEach(item -> read(kind.get(), item, path));
    }

    private void read(Kind<?, ?> kind, JsonNode item, String file) {
        if (!item.isObject()) {
            errors.add(file + ": must hold an item or a list of items");
            return;
        }
        var problems = new Problems();
        var slug = item.path("slug").asText("");
        try {
            var document = (Document)
                    YAML.readerFor(kind.input).withHandler(problems).<Document>readValue(YAML.treeAsTokens(item));
            if (problems.found.isEmpty()) {
                entries.add(new Entry(kind, document, file));
                return;
            }
        } catch (JsonMappingException e) {
            problems.found.add(Violation.of(pointer(e.getPath()), brief(e)));
        } catch (IOException e) {
            problems.found.add(Violation.of("", e.getMessage()));
        }
        unreadable.computeIfAbsent(kind.name, k -> new HashSet<>()).add(slug);
        problems.found.forEach(violation -> errors.add(file + " " + kind.name + " " + slug + ": " + violation));
    }

    private void refuseDuplicates() {
        var seen = new LinkedHashMap<String, String>();
        for (Entry entry : entries) {
            var item = entry.kind.name + " " + entry.document.slug();
            var before = seen.putIfAbsent(item, entry.file);
            if (before != null) {
                errors.add(entry.file + " " + item + ": /slug is also in " + before);
            }
        }
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }

    /** The first line, without the Java types that Jackson likes to name. */
    private static String brief(JsonProcessingException e) {
        var where = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line " + e.getLocation().getLineNr() + ")";
        return e.getOriginalMessage()
                        .lines()
                        .findFirst()
                        .orElse("cannot be read")
                        .replaceAll("[\\w.$]*\\.(\\w+)[`\"]?", "$1")
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
                DeserializationContext context,
                com.fasterxml.jackson.databind.JavaType type,
                com.fasterxml.jackson.core.JsonToken token,
                JsonParser parser,
                String message)
                throws IOException {
            found.add(Violation.of(at(parser), "must be a " + type.getRawClass().getSimpleName()));
            parser.skipChildren();
            return null;
        }

        @Override
        public com.fasterxml.jackson.databind.JavaType handleUnknownTypeId(
                DeserializationContext context,
                com.fasterxml.jackson.databind.JavaType base,
                String id,
                com.fasterxml.jackson.databind.jsontype.TypeIdResolver resolver,
                String message)
                throws InvalidTypeIdException, MismatchedInputException {
            found.add(Violation.of(at(context.getParser()), message));
            return context.constructType(Void.class);
        }

        private static String at(JsonParser parser) {
            return parser.getParsingContext().pathAsPointer().toString();
        }
    }
}
