package health.caveat.item;

import jakarta.ws.rs.HeaderParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How a caller wants to read what has no past: in which language. */
public record ReadingNow(
        @RestQuery
        @Schema(
                type = SchemaType.STRING,
                enumeration = {"en", "de"})
        Optional<String> lang,

        @Parameter(hidden = true) @HeaderParam("Accept-Language")
        Optional<String> acceptLanguage) {

    public Reading reading() {
        return new Reading(lang, Optional.empty(), acceptLanguage);
    }
}
