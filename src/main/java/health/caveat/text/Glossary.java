package health.caveat.text;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private final Pattern names;

    public Glossary(List<Entry> entries) {
        entries.forEach(entry ->
                entry.names().forEach(name -> byName.putIfAbsent(name.toLowerCase(Locale.ROOT), entry)));
        var alternatives = byName.keySet().stream()
                .sorted(comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        names = Pattern.compile(
                alternatives.isEmpty() ? "(?!)" : "(?<![\\p{L}\\p{N}-])(" + alternatives + ")(?![\\p{L}\\p{N}-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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
        var match = names.matcher(words);
        var end = 0;
        while (match.find()) {
            var entry = byName.get(match.group().toLowerCase(Locale.ROOT));
            if (!used.contains(entry.slug)) {
                used.add(entry.slug);
                text.insertBefore(new Text(words.substring(end, match.start())));
                text.insertBefore(defined(entry, match.group()));
                end = match.end();
            }
        }
        text.setLiteral(words.substring(end));
    }

    private static Node defined(Entry entry, String words) {
        var link = new Link("/v1/terms/" + entry.slug, entry.definition);
        link.appendChild(new Text(words));
        var defined = new Defined();
        defined.appendChild(link);
        return defined;
    }
}
