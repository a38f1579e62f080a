package health.caveat.item;

import health.caveat.text.Languages;
import jakarta.ws.rs.HeaderParam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How a caller wants to read: in which language. */
public record Reading(
        @Parameter(
                description = "The language to read in, instead of the one that Accept-Language negotiates",
                example = "en")
        @RestQuery
        @Schema(
                type = SchemaType.STRING,
                enumeration = {"en", "de"})
        Optional<String> lang,

        @Parameter(hidden = true) @HeaderParam("Accept-Language")
        Optional<String> acceptLanguage) {

    /** The language in which to show what Caveat itself says. */
    public String language() {
        return choose(Languages.SUPPORTED);
    }

    /** The language in which to show something that is there in the given ones. */
    String choose(java.util.Collection<String> available) {
        return Languages.choose(
                lang.or(() -> acceptLanguage).map(Reading::ranges).orElse(List.of()), available);
    }

    /** A header that cannot be read asks for nothing. */
    private static List<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
