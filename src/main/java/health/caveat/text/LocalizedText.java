package health.caveat.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One text in one or more languages, by BCP 47 language tag. In a document a bare string is the English text, and a map
 * gives every language: {@code {en: Liver injury, de: Leberschaden}}.
 */
public record LocalizedText(@JsonValue SortedMap<String, String> byLanguage) {

    public LocalizedText {
        byLanguage = new TreeMap<>(byLanguage);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static LocalizedText of(Object value) {
        if (value instanceof Map<?, ?> map) {
            var texts = new TreeMap<String, String>();
            map.forEach((language, text) -> texts.put(language.toString(), text == null ? "" : text.toString()));
            return new LocalizedText(texts);
        }
        return english(value.toString());
    }

    public static LocalizedText english(String text) {
        return new LocalizedText(new TreeMap<>(Map.of("en", text)));
    }

    public Set<String> languages() {
        return byLanguage.keySet();
    }

    /** The text in the given language, which the item must have: items fall back as a whole, never field by field. */
    public String in(String language) {
        return byLanguage.get(language);
    }
}
