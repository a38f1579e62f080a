package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void rendersHeadingsListsAndEmphasis() {
        assertThat(html("## What it is\n\n- **one**\n- *two*\n"))
                .isEqualToIgnoringWhitespace(
                        "<h2>What it is</h2><ul><li><strong>one</strong></li><li><em>two</em></li></ul>");
    }

    @Test
    void rendersLinksWithTheirTitles() {
        assertThat(html("[\\[1\\]](/v1/sources/trial \"table 2\")"))
                .contains("href=\"/v1/sources/trial\"", "title=\"table 2\"", ">[1]</a>");
    }

    @Test
    void escapesRawHtml() {
        assertThat(html("A <b>bold</b> word.\n\n<script>alert(1)</script>\n"))
                .contains("&lt;b&gt;bold&lt;/b&gt;", "&lt;script&gt;")
                .doesNotContain("<b>", "<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[here](javascript:alert(1))",
                "[here](JavaScript:alert(1))",
                "[here](data:text/html;base64,PHNjcmlwdD4=)",
                "[here](vbscript:x)",
                "![here](javascript:alert(1))",
                "<javascript:alert(1)>"
            })
    void removesUnsafeAddresses(String markdown) {
        assertThat(html(markdown).toLowerCase())
                .doesNotContain("href=\"javascript", "href=\"data", "href=\"vbscript", "src=\"javascript");
    }

    @Test
    void marksTheFirstUseOfATermOutsideLinksAndHeadings() {
        var glossary = new Glossary(List.of(
                new Glossary.Entry("vector", List.of("vector", "vectors"), "What carries the gene."),
                new Glossary.Entry("viral-vector", List.of("viral vector"), "A virus that carries the gene.")));
        var rendered = Markdown.render(
                "## A vector\n\nA [vector](/x) is not a provector. A viral vector and Vectors, and vectors.", glossary);
        assertThat(rendered.terms()).containsExactly("viral-vector", "vector");
        assertThat(rendered.html())
                .contains("<h2>A vector</h2>")
                .contains(
                        "A <dfn><a rel=\"nofollow\" href=\"/v1/terms/viral-vector\""
                                + " title=\"A virus that carries the gene.\">viral vector</a></dfn> and <dfn><a rel=\"nofollow\""
                                + " href=\"/v1/terms/vector\" title=\"What carries the gene.\">Vectors</a></dfn>, and vectors.");
    }

    private static String html(String markdown) {
        return Markdown.render(markdown, new Glossary(List.of())).html();
    }
}
