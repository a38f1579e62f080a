package health.caveat.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a text that says most about what was asked, escaped, with the words marked. */
final class Snippet {

    private static final int LENGTH = 220;
    private static final int LONGEST_READ = 6000;

    private Snippet() {}

    /** The words of a text that are among these stems. */
    static Set<String> found(String text, String language, Set<String> stems) {
        var found = new HashSet<String>();
        Analysis.of(language).words(read(text)).stream()
                .map(Analysis.Word::stem)
                .filter(stems::contains)
                .forEach(found::add);
        return found;
    }

    static String of(String text, String language, Set<String> stems) {
        var shown = read(text);
        var hits = Analysis.of(language).words(shown).stream()
                .filter(word -> stems.contains(word.stem()))
                .toList();
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
        return snippet.append(until < text.length() ? " …" : "").toString();
    }

    private static String read(String text) {
        return text.length() <= LONGEST_READ ? text : text.substring(0, LONGEST_READ);
    }

    /** The hit from which on the most different words lie within one snippet. */
    private static int best(List<Analysis.Word> hits) {
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
