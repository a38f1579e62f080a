package health.caveat.text;

import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

/** A source that supports a statement, and where in the source it says so. */
public record Citation(@NotBlank @RefersTo("source") String source, Optional<String> where) {

    /** The citation inside a body, as a Markdown link with the source's number. */
    public String asLink(int number) {
        var title = where.map(words -> " \"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .orElse("");
        return "[\\[" + number + "\\]](/v1/sources/" + source + title + ")";
    }
}
