package health.caveat.therapy;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** How a therapy enters the body. */
public enum RouteType {
    INTRAVENOUS,
    INTRATHECAL,
    SUBRETINAL,
    INTRAVITREAL,
    INTRAVESICAL,
    INTRAPUTAMINAL,
    TOPICAL,
    INTRALESIONAL,
    SURGICAL_GRAFT,
    OTHER;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
