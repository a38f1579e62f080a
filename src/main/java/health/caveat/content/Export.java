package health.caveat.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.caveat.api.Json;
import health.caveat.item.Document;
import health.caveat.item.DocumentReader;
import health.caveat.item.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A content pack made from what is published: the same items give the same bytes. */
final class Export {

    /** Zip files know no time before it, and what is published does not depend on one. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final YAMLMapper READABLE = Json.configure(YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .enable(
                    YAMLGenerator.Feature.MINIMIZE_QUOTES,
                    YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build());
    private static final YAMLMapper QUOTED = Json.configure(YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private final SortedMap<String, String> files = new TreeMap<>();

    void add(Kind<?, ?> kind, Document document) {
        var whole = kind.tree(document);
        var brief = brief(whole.deepCopy());
        // What is left out because it is empty must read as empty again.
        var same = DocumentReader.read(kind.input, brief, new ArrayList<>())
                .filter(document::equals)
                .isPresent();
        files.put(kind.path + "/" + document.slug() + ".yaml", yaml(same ? brief : whole));
    }

    void add(List<ContentPack.Retirement> retirements) {
        if (!retirements.isEmpty()) {
            files.put(
                    "retired.yaml",
                    yaml(Json.MAPPER.valueToTree(retirements.stream()
                            .sorted(Comparator.comparing(ContentPack.Retirement::kind)
                                    .thenComparing(ContentPack.Retirement::slug))
                            .toList())));
        }
    }

    byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Without lists and maps that are empty, and with English alone as a bare text, as people write it. */
    private static JsonNode brief(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(brief(property.getValue())));
            object.properties()
                    .removeIf(property -> property.getValue().isContainerNode()
                            && property.getValue().isEmpty());
            return object.size() == 1 && object.path("en").isTextual() ? object.get("en") : object;
        }
        for (int i = 0; node instanceof com.fasterxml.jackson.databind.node.ArrayNode list && i < list.size(); i++) {
            list.set(i, brief(list.get(i)));
        }
        return node;
    }

    /** Plain where that reads as the same, quoted where it does not. */
    private static String yaml(JsonNode tree) {
        try {
            var readable = READABLE.writeValueAsString(tree);
            return ContentPack.tree(readable).equals(ContentPack.tree(QUOTED.writeValueAsString(tree)))
                    ? readable
                    : QUOTED.writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
