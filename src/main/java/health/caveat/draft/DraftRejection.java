package health.caveat.draft;

import jakarta.validation.constraints.NotBlank;

/** A reviewer's word that a draft is not right yet, and why. */
public record DraftRejection(@NotBlank String reason) {}
