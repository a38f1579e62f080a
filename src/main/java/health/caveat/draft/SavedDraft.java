package health.caveat.draft;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.caveat.item.Violation;
import java.util.List;

/** A draft as it was saved, with what stands in the way of its publication and what is worth a second look. */
public record SavedDraft(@JsonUnwrapped DraftSummary draft, List<Violation> violations, List<Violation> warnings) {}
