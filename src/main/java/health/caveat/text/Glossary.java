package health.caveat.text;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** The terms that bodies may use, by all their names in one language, and the marking of their first use. */
public final class Glossary {

    /** A term and the names by which texts call it. */
    public record Entry(String slug, List<String> names, String definition) {}

    /** The first use of a term in a body: a link to its entry. */
    static final class Defined extends CustomNode {}

    private final Map<String, Entry> byName = new LinkedHashMap<>();

    /** Longest first, by their first letter: trying all of them at each letter would be most of the work of a page. */
    private final Map<Character, List<String>> byInitial;

    public Glossary(List<Entry> entries) {
        entries.forEach(entry ->
                entry.names().forEach(name -> byName.putIfAbsent(name.toLowerCase(Locale.ROOT), entry)));
        byInitial = byName.keySet().stream()
                .filter(name -> !name.isEmpty())
                .sorted(comparing(String::length).reversed())
                .collect(groupingBy(name -> name.charAt(0)));
    }

    /** Marks the first use of each term, outside links, headings and code. Answers the terms used, in that order. */
    List<String> mark(Node document) {
        var used = new ArrayList<String>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                markFirstUses(text, used);
            }

            @Override
            public void visit(Link link) {}

            @Override
            public void visit(Heading heading) {}

            @Override
            public void visit(Image image) {}

            @Override
            public void visit(Code code) {}
        });
        return used;
    }

    private void markFirstUses(Text text, List<String> used) {
        var words = text.getLiteral();
        var end = 0;
        for (int i = 0; i < words.length(); i++) {
            var name = nameAt(words, i);
            if (name.isPresent()) {
                var entry = byName.get(name.get());
                var next = i + name.get().length();
                if (!used.contains(entry.slug)) {
                    used.add(entry.slug);
                    text.insertBefore(new Text(words.substring(end, i)));
                    text.insertBefore(defined(entry, words.substring(i, next)));
                    end = next;
                }
                i = next - 1;
            }
        }
        text.setLiteral(words.substring(end));
    }

    private Optional<String> nameAt(String words, int start) {
        if (start > 0 && isOfWord(words.charAt(start - 1))) {
            return Optional.empty();
        }
        return byInitial.getOrDefault(Character.toLowerCase(words.charAt(start)), List.of()).stream()
                .filter(name -> words.regionMatches(true, start, name, 0, name.length())
                        && (start + name.length() == words.length() || !isOfWord(words.charAt(start + name.length()))))
                .findFirst();
    }

    private static boolean isOfWord(char letter) {
        return letter == '-'
                || Character.isLetter(letter)
                || switch (Character.getType(letter)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    private static Node defined(Entry entry, String words) {
        var link = new Link("/v1/terms/" + entry.slug, entry.definition);
        link.appendChild(new Text(words));
        var defined = new Defined();
        defined.appendChild(link);
        return defined;
    }
}
