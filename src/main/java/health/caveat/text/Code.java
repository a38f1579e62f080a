package health.caveat.text;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/** The place of an item in a terminology, and how well it fits there. */
public record Code(
        @NotNull CodeSystem system,
        @NotBlank String code,
        @NotBlank String display,
        Optional<CodeMatch> match) {

    /** A terminology that may be used without a licence. SNOMED CT and MedDRA are licensed and stay out. */
    public enum CodeSystem {
        MESH("http://terminology.hl7.org/CodeSystem/MSH"),
        ICD_10("http://hl7.org/fhir/sid/icd-10"),
        ICD_10_CM("http://hl7.org/fhir/sid/icd-10-cm"),
        MONDO("http://purl.obolibrary.org/obo/mondo.owl"),
        ORPHA("http://www.orpha.net"),
        ATC("http://www.whocc.no/atc"),
        RXNORM("http://www.nlm.nih.gov/research/umls/rxnorm"),
        CTCAE("https://ctep.cancer.gov/protocolDevelopment/electronic_applications/ctc.htm");

        /** The system's URI as FHIR uses it. */
        public final String uri;

        CodeSystem(String uri) {
            this.uri = uri;
        }

        @JsonValue
        public String json() {
            return Kebab.of(this);
        }
    }

    /** Whether the code means the same as the item (the default), more than it, or less. */
    public enum CodeMatch {
        EXACT,
        BROADER,
        NARROWER;

        @JsonValue
        public String json() {
            return Kebab.of(this);
        }
    }
}
