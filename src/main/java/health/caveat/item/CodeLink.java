package health.caveat.item;

import health.caveat.text.Code;

/** A code with the system's URI as FHIR uses it. */
public record CodeLink(Code.CodeSystem system, String uri, String code, String display, Code.CodeMatch match) {

    public static CodeLink of(Code code) {
        return new CodeLink(
                code.system(),
                code.system().uri,
                code.code(),
                code.display(),
                code.match().orElse(Code.CodeMatch.EXACT));
    }
}
