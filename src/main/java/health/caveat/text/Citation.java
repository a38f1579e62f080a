package health.caveat.text;

import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

/** A source that supports a statement, and where in the source it says so. */
public record Citation(@NotBlank @RefersTo("source") String source, Optional<String> where) {}
