package health.caveat.draft;

import health.caveat.access.Editor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A draft as a line in a list: whose it is, how far it has come, and what may come next. */
public record DraftSummary(
        String kind,
        String slug,
        DraftState state,
        List<DraftState.Step> steps,
        boolean retires,
        List<String> authors,
        int base,
        long revision,
        Instant changedAt,
        Optional<String> reviewer,
        Optional<String> interests,
        Optional<String> rejection,
        String href) {

    static DraftSummary of(Draft draft) {
        return new DraftSummary(
                draft.kind,
                draft.slug,
                draft.state,
                draft.state.steps,
                draft.retires(),
                draft.authors().stream().map(Editor::name).toList(),
                draft.base,
                draft.revision,
                draft.changedAt,
                Optional.ofNullable(draft.reviewer),
                Optional.ofNullable(draft.interests),
                Optional.ofNullable(draft.rejection),
                "/v1/drafts/" + draft.kind + "/" + draft.slug);
    }
}
