package health.caveat.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a draft has come, and the steps that it may take next. Saving is always one, and makes it a draft again. */
public enum DraftState {
    DRAFT(Step.REVIEW_REQUEST),
    IN_REVIEW(Step.APPROVAL, Step.REJECTION),
    APPROVED(Step.PUBLICATION, Step.REJECTION),
    REJECTED(Step.REVIEW_REQUEST);

    /** A step in the life of a draft. */
    @Schema(name = "DraftStep")
    public enum Step {
        REVIEW_REQUEST,
        APPROVAL,
        REJECTION,
        PUBLICATION;

        @JsonValue
        public String json() {
            return Kebab.of(this);
        }
    }

    public final List<Step> steps;

    DraftState(Step... steps) {
        this.steps = Arrays.asList(steps);
    }

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
