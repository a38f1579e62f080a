package health.caveat.api;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer that is a picture: one SVG document, with what it shows in words inside. */
@Schema(type = SchemaType.STRING)
public record Drawing(String svg, String language) implements InLanguage.One {

    public static final String MEDIA_TYPE = "image/svg+xml";
}
