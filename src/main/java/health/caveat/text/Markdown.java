package health.caveat.text;

import java.util.List;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark to HTML without raw HTML or unsafe addresses, with the first use of each glossary term marked. */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .nodeRendererFactory(DefinedRenderer::new)
            .build();

    private Markdown() {}

    /** A body as HTML, and the glossary terms that it uses, in the order of first use. */
    public record Rendered(String html, List<String> terms) {}

    public static Rendered render(String markdown, Glossary glossary) {
        var document = PARSER.parse(markdown);
        var terms = glossary.mark(document);
        return new Rendered(RENDERER.render(document), terms);
    }

    private record DefinedRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Glossary.Defined.class);
        }

        @Override
        public void render(Node defined) {
            context.getWriter().tag("dfn");
            context.render(defined.getFirstChild());
            context.getWriter().tag("/dfn");
        }
    }
}
