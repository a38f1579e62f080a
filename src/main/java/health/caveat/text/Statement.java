package health.caveat.text;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** One plain-language statement and the sources that support it. */
public record Statement(
        @NotNull LocalizedText text,
        @NotEmpty(message = "a statement needs a source") List<@Valid Citation> sources) {}
