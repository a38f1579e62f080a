package health.caveat.item;

import java.util.List;
import java.util.Optional;

/** A statement about a span of time since the dose, in the reader's language. */
public record TimedText(
        String text,
        Optional<String> from,
        Optional<String> until,
        Optional<String> every,
        List<CitationLink> citations) {}
