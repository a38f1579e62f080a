package health.caveat.draft;

import health.caveat.item.Slug;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/** The wish to retire an item, in the place of its document. */
public record RetirementInput(
        Optional<@Slug String> slug, @NotNull @Valid Retirement retire) {

    /** Why an item goes, and the slug of the item that takes its place. */
    public record Retirement(@NotBlank String reason, Optional<String> replacedBy) {}
}
