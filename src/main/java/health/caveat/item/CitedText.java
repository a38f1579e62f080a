package health.caveat.item;

import java.util.List;

/** One statement in the reader's language with what supports it. */
public record CitedText(String text, List<CitationLink> citations) {}
