package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void rendersHeadingsListsAndEmphasis() {
        assertThat(Markdown.toHtml("## What it is\n\n- **one**\n- *two*\n"))
                .isEqualToIgnoringWhitespace(
                        "<h2>What it is</h2><ul><li><strong>one</strong></li><li><em>two</em></li></ul>");
    }

    @Test
    void rendersLinksWithTheirTitles() {
        assertThat(Markdown.toHtml("[\\[1\\]](/v1/sources/trial \"table 2\")"))
                .contains("href=\"/v1/sources/trial\"", "title=\"table 2\"", ">[1]</a>");
    }

    @Test
    void escapesRawHtml() {
        assertThat(Markdown.toHtml("A <b>bold</b> word.\n\n<script>alert(1)</script>\n"))
                .contains("&lt;b&gt;bold&lt;/b&gt;", "&lt;script&gt;")
                .doesNotContain("<b>", "<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[here](javascript:alert(1))",
                "[here](JavaScript:alert(1))",
                "[here](vbscript:x)",
                "![here](javascript:alert(1))",
                "<javascript:alert(1)>"
            })
    void removesUnsafeAddresses(String markdown) {
        assertThat(Markdown.toHtml(markdown).toLowerCase())
                .doesNotContain("href=\"javascript", "href=\"data", "href=\"vbscript", "src=\"javascript");
    }
}
