package health.caveat.item;

import java.util.List;
import java.util.Optional;

/** What differs between two states of an item, by the numbers of their revisions. A draft has no number yet. */
public record RevisionDiff(Optional<Integer> from, Optional<Integer> to, List<FieldChange> changes) {}
