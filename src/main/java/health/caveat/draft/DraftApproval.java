package health.caveat.draft;

import java.util.Optional;

/** A reviewer's word that a draft is right, and what else they have to do with its subject. */
public record DraftApproval(Optional<String> interests) {}
