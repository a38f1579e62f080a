package health.caveat.therapy;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** Where a price comes from: the maker's list, a negotiation, or an estimate. */
public enum PriceKind {
    LIST,
    NEGOTIATED,
    ESTIMATE;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
