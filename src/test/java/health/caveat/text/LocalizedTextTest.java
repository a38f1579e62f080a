package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.api.Json;
import org.junit.jupiter.api.Test;

class LocalizedTextTest {

    @Test
    void readsABareStringAsEnglish() {
        assertThat(Json.read("\"Rash\"", LocalizedText.class)).isEqualTo(LocalizedText.english("Rash"));
    }

    @Test
    void readsAMapByLanguage() {
        var text = Json.read("{\"en\": \"Rash\", \"de\": \"Ausschlag\"}", LocalizedText.class);
        assertThat(text.languages()).containsExactly("de", "en");
        assertThat(text.in("de")).isEqualTo("Ausschlag");
    }

    @Test
    void writesWhatItReads() {
        var text = LocalizedText.english("Rash");
        assertThat(Json.read(Json.write(text), LocalizedText.class)).isEqualTo(text);
    }
}
