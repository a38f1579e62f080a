package health.caveat.item;

import java.util.List;

/** A question on which sources differ, in the reader's language. */
public record DisagreementText(String question, List<CitedText> answers, String choice) {}
