package health.caveat.draft;

import health.caveat.item.ChangeClass;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** Why a draft is published, and what that means to those who read the item before. */
public record DraftPublication(
        @NotBlank String reason, @NotNull ChangeClass changeClass) {}
