package health.caveat.item;

import health.caveat.text.ReadingLevel;
import java.time.Instant;
import java.util.Optional;

/** A document as it is published, with its revision number, the time of that revision, and its reading level. */
public record Published<D extends Document>(
        D document, int revision, Instant changedAt, Optional<ReadingLevel> readingLevel) {}
