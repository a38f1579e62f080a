package health.caveat.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    private JsonNode document;

    @BeforeEach
    void readTheDocument() throws IOException {
        document =
                new YAMLMapper().readTree(Path.of("target/openapi/openapi.yaml").toFile());
    }

    @Test
    void committedDocumentIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(Path.of("src/docs/openapi.yaml")))
                .as("copy target/openapi/openapi.yaml to src/docs/openapi.yaml")
                .isEqualTo(Files.readString(Path.of("target/openapi/openapi.yaml")));
    }

    @Test
    void describesEveryOperationAndParameter() {
        var missing = new ArrayList<String>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().forEach(operation -> {
                    var name = operation.path("operationId").asText();
                    if (name.isEmpty() || operation.path("summary").asText().isEmpty()) {
                        missing.add(path.getKey());
                    }
                    operation.path("parameters").forEach(parameter -> {
                        if (!parameter.has("description")
                                || !parameter.has("example")
                                        && !parameter.path("schema").has("examples")) {
                            missing.add(name + " " + parameter.path("name").asText());
                        }
                    });
                }));
        assertThat(missing).isEmpty();
    }

    @Test
    void describesEverySchemaAndProperty() {
        var missing = new ArrayList<String>();
        document.path("components").path("schemas").fields().forEachRemaining(schema -> {
            if (!schema.getValue().has("description")) {
                missing.add(schema.getKey());
            }
            schema.getValue().path("properties").fields().forEachRemaining(property -> {
                if (!property.getValue().has("description")) {
                    missing.add(schema.getKey() + "." + property.getKey());
                }
            });
        });
        // Java's names for a day and an instant, which the framework puts there.
        missing.removeAll(List.of("LocalDate", "Instant"));
        assertThat(missing).isEmpty();
    }
}
