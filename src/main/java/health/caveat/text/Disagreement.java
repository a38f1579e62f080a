package health.caveat.text;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A question on which sources differ: what each says, and which answer our summaries use and why. */
public record Disagreement(
        @NotNull LocalizedText question,

        @Size(min = 2, message = "a disagreement has at least two answers")
        List<@Valid Statement> answers,

        @NotNull LocalizedText choice) {}
