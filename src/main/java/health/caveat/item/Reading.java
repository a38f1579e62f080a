package health.caveat.item;

import health.caveat.text.Languages;
import jakarta.ws.rs.HeaderParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How a caller wants to read: in which language, and what was published on which day. */
public record Reading(
        @Parameter(
                description = "The language to read in, instead of the one that Accept-Language negotiates",
                example = "en")
        @RestQuery
        @Schema(
                type = SchemaType.STRING,
                enumeration = {"en", "de"})
        Optional<String> lang,

        @RestQuery Optional<LocalDate> asOf,

        @Parameter(hidden = true) @HeaderParam("Accept-Language")
        Optional<String> acceptLanguage) {

    /** What is published now, in a language. */
    public static Reading in(String language) {
        return new Reading(Optional.of(language), Optional.empty(), Optional.empty());
    }

    /** The day of the reader: today, or the one that they ask about. */
    public LocalDate day() {
        return asOf.orElseGet(() -> LocalDate.now(Clock.systemUTC()));
    }

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
