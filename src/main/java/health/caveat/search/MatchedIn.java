package health.caveat.search;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Where a question was found in an item. */
public enum MatchedIn {
    TITLE,
    NAME,
    CODE,
    SUMMARY,
    TEXT,
    LINKED,
    ONSET,
    MEANING;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
