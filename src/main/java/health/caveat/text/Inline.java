package health.caveat.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What stands inside prose beside words: citations as pandoc writes them, {@code [@source, section 5; @other]}, and
 * references to items that are shown as their current words, {@code {{finding:slug:percent}}}.
 */
public final class Inline {

    private static final Pattern CITATIONS = Pattern.compile("\\[(@[a-z0-9-]+[^\\[\\]]*)]");
    private static final Pattern CITATION = Pattern.compile("@([a-z0-9-]+)(?:,\\s*(.+))?", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([a-z-]+):([a-z0-9-]+)(?::([a-z]+))?}}");

    private Inline() {}

    /** An item that prose refers to; {@code rendering} says how it is to be shown, "words" unless given. */
    public record Reference(String kind, String slug, String rendering) {}

    public static List<Reference> references(String text) {
        return REFERENCE.matcher(text).results().map(Inline::reference).toList();
    }

    public static List<Citation> citations(String prose) {
        return CITATIONS
                .matcher(prose)
                .results()
                .flatMap(group -> group(group.group(1)).stream())
                .toList();
    }

    public static String replaceReferences(String text, Function<Reference, String> replacement) {
        return text.contains("{{")
                ? REFERENCE.matcher(text).replaceAll(match -> quoted(replacement.apply(reference(match))))
                : text;
    }

    /** Replaces each bracketed group of citations as a whole. */
    public static String replaceCitations(String prose, Function<List<Citation>, String> replacement) {
        return CITATIONS.matcher(prose).replaceAll(match -> quoted(replacement.apply(group(match.group(1)))));
    }

    private static Reference reference(java.util.regex.MatchResult match) {
        return new Reference(match.group(1), match.group(2), match.group(3) == null ? "words" : match.group(3));
    }

    private static List<Citation> group(String inBrackets) {
        var citations = new ArrayList<Citation>();
        for (String part : inBrackets.split(";(?=\\s*@)")) {
            var match = CITATION.matcher(part.strip());
            if (match.matches()) {
                citations.add(new Citation(
                        match.group(1), Optional.ofNullable(match.group(2)).map(String::strip)));
            }
        }
        return citations;
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }
}
