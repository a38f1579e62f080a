package health.caveat.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text of an item as a question meets it: the words that were found, and the part that says most, escaped and marked.
 *
 * @param shown the text, or its beginning where it is long
 */
record Snippet(String shown, boolean isCut, List<Analysis.Stem> hits) {

    private static final int LENGTH = 220;
    private static final int LONGEST_READ = 4000;

    static Snippet of(String text, String language, Set<String> stems) {
        var isCut = text.length() > LONGEST_READ;
        var shown = isCut ? text.substring(0, LONGEST_READ) : text;
        var hits = Analysis.of(language).stems(shown).stream()
                .filter(word -> stems.contains(word.stem()))
                .toList();
        return new Snippet(shown, isCut, hits);
    }

    /** The stems that are there. */
    Set<String> found() {
        return hits.stream().map(Analysis.Stem::stem).collect(Collectors.toSet());
    }

    String html() {
        var from = hits.isEmpty() ? 0 : start(shown, best(hits));
        var until = end(shown, from);
        var snippet = new StringBuilder(from > 0 ? "… " : "");
        var at = from;
        for (var hit : hits) {
            if (hit.from() >= at && hit.until() <= until) {
                escape(shown, at, hit.from(), snippet);
                snippet.append("<mark>");
                escape(shown, hit.from(), hit.until(), snippet);
                snippet.append("</mark>");
                at = hit.until();
            }
        }
        escape(shown, at, until, snippet);
        return snippet.append(isCut || until < shown.length() ? " …" : "").toString();
    }

    /** The hit from which on the most different words lie within one snippet. */
    private static int best(List<Analysis.Stem> hits) {
        var best = 0;
        var most = 0;
        for (int i = 0; i < hits.size(); i++) {
            var different = new HashSet<String>();
            for (int j = i;
                    j < hits.size() && hits.get(j).until() <= hits.get(i).from() + LENGTH;
                    j++) {
                different.add(hits.get(j).stem());
            }
            if (different.size() > most) {
                most = different.size();
                best = hits.get(i).from();
            }
        }
        return best;
    }

    /** The start of the sentence or, where that is far, of a word before. */
    private static int start(String text, int hit) {
        var sentence = text.lastIndexOf(". ", Math.max(0, hit - 1));
        if (hit - sentence < LENGTH / 2) {
            return sentence < 0 ? 0 : sentence + 2;
        }
        return text.lastIndexOf(' ', hit - LENGTH / 4) + 1;
    }

    private static int end(String text, int from) {
        if (text.length() - from <= LENGTH) {
            return text.length();
        }
        var space = text.lastIndexOf(' ', from + LENGTH);
        return space > from ? space : from + LENGTH;
    }

    private static void escape(String text, int from, int until, StringBuilder into) {
        for (int i = from; i < until; i++) {
            switch (text.charAt(i)) {
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '&' -> into.append("&amp;");
                case '"' -> into.append("&quot;");
                case '\'' -> into.append("&#39;");
                default -> into.append(text.charAt(i));
            }
        }
    }
}
