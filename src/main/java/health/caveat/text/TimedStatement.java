package health.caveat.text;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** A statement about a span of time since the dose: what is watched or given, from when, until when, how often. */
public record TimedStatement(
        @NotNull LocalizedText text,
        Optional<@Pattern(regexp = SinceDose.PATTERN, message = SinceDose.RULE) String> from,
        Optional<@Pattern(regexp = SinceDose.PATTERN, message = SinceDose.RULE) String> until,
        Optional<@Pattern(regexp = SinceDose.PATTERN, message = SinceDose.RULE) String> every,
        @NotEmpty(message = "a statement needs a source") List<@Valid Citation> sources) {}
