package health.caveat.therapy;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What carries the genetic material into the cell. */
public enum VectorType {
    AAV,
    ADENOVIRUS,
    HERPES_SIMPLEX_VIRUS,
    LENTIVIRUS,
    GAMMARETROVIRUS,
    LIPID_NANOPARTICLE,
    ELECTROPORATION,
    ENCAPSULATED_CELLS,
    OTHER;

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
