package health.caveat.item;

import java.time.Instant;

/** A document as it is published, with its revision number and the time of that revision. */
public record Published<D extends Document>(D document, int revision, Instant changedAt) {}
