package health.caveat.item;

import java.util.Optional;

/** The source that supports a statement: its slug, its number among the page's sources, and where in it to look. */
public record CitationLink(String source, int number, Optional<String> where) {}
