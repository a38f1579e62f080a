package health.caveat.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.caveat.api.Json;
import health.caveat.item.Document;
import health.caveat.item.DocumentReader;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Violation;
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
                errors.add(path + ": " + DocumentReader.brief(e));
            } catch (IOException e) {
                errors.add(path + ": " + e.getMessage());
            }
        });
        refuseDuplicates();
    }

    /** A file's one YAML document; an empty one is an empty list. */
    static JsonNode tree(String text) throws IOException {
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
        var slug = item.path("slug").asText("");
        var found = new ArrayList<Violation>();
        DocumentReader.read(kind.input, item, found)
                .ifPresentOrElse(document -> entries.add(new Entry(kind, document, file)), () -> {
                    unreadable.computeIfAbsent(kind.name, k -> new HashSet<>()).add(slug);
                    found.forEach(violation -> errors.add(file + " " + kind.name + " " + slug + ": " + violation));
                });
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
}
