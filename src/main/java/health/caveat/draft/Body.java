package health.caveat.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.caveat.api.Json;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import health.caveat.item.DocumentReader;
import health.caveat.item.Violation;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the bodies of requests: JSON of bounded depth, in which nothing is said twice, and nothing that no text can hold. */
@Singleton
class Body {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 50;

    private static final JsonMapper MAPPER =
            Json.configure(JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                            .streamReadConstraints(StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNumberLength(LONGEST_NUMBER)
                                    .build())
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build());

    private final Validator validator;

    Body(Validator validator) {
        this.validator = validator;
    }

    JsonNode tree(byte[] body) {
        try {
            var tree = MAPPER.readTree(body);
            if (!tree.isObject()) {
                throw refused("The body must be a JSON object", List.of());
            }
            refuseUnstorable("", tree);
            return tree;
        } catch (JsonProcessingException e) {
            throw refused("The body cannot be read: " + DocumentReader.brief(e), List.of());
        } catch (IOException e) {
            throw refused("The body cannot be read", List.of());
        }
    }

    /** A small body, whose faults are all told; an empty one is an empty object. */
    <T> T read(byte[] body, Class<T> type) {
        var found = new ArrayList<Violation>();
        var tree = body.length == 0 ? MAPPER.createObjectNode() : tree(body);
        var value = DocumentReader.read(type, tree, found);
        value.ifPresent(read -> validator
                .validate(read)
                .forEach(fault -> found.add(Violation.of("/" + fault.getPropertyPath(), fault.getMessage()))));
        if (!found.isEmpty()) {
            throw refused("The body is not as it must be: " + found.get(0), found);
        }
        return value.orElseThrow();
    }

    static Problem.Failure refused(String detail, List<Violation> found) {
        return Problem.of(
                ProblemType.INVALID_BODY,
                detail,
                found.stream().map(Violation::asProblem).toList());
    }

    /** PostgreSQL's texts hold neither a zero character nor half of a surrogate pair. */
    private static void refuseUnstorable(String pointer, JsonNode node) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            throw refused(
                    "The body has a character that no text can hold",
                    List.of(Violation.of(pointer, "has a zero character or half of a surrogate pair")));
        }
        node.fields().forEachRemaining(field -> {
            if (!isStorable(field.getKey())) {
                throw refused("The body has a name that no text can hold", List.of());
            }
            refuseUnstorable(pointer + "/" + field.getKey(), field.getValue());
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            refuseUnstorable(pointer + "/" + i, node.get(i));
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
