package health.caveat.text;

import com.fasterxml.jackson.annotation.JsonValue;

/** How bodies are answered: as CommonMark, or as HTML without raw HTML or unsafe addresses. */
public enum TextFormat {
    MARKDOWN,
    HTML;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
