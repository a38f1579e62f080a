package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    static final Glossary GLOSSARY = new Glossary(List.of(
            new Glossary.Entry("vector", List.of("vector", "carrier"), "A carrier of genes."),
            new Glossary.Entry("test-vector", List.of("test vector"), "A carrier in tests."),
            new Glossary.Entry("virus", List.of("virus"), "A germ.")));

    @Test
    void linksATermToItsEntry() {
        assertThat(render("A virus.").html()).contains("<dfn><a ", "href=\"/v1/terms/virus\"", ">virus</a></dfn>");
    }

    @Test
    void marksOnlyTheFirstUseByAnyName() {
        assertThat(render("A vector is a Carrier; a vector.").html()).containsOnlyOnce("<dfn>");
    }

    @Test
    void namesTheTermsInTheOrderOfTheirFirstUse() {
        assertThat(render("A Virus and a vector and a virus.").terms()).containsExactly("virus", "vector");
    }

    @Test
    void takesTheLongestName() {
        assertThat(render("A test vector.").terms()).containsExactly("test-vector");
        assertThat(render("A test vectors vector.").terms()).containsExactly("vector");
    }

    @Test
    void marksWholeWordsOnly() {
        assertThat(render("Antivirus, virus-like, vectors, virus2, Übervirus, virusü, virus²")
                        .terms())
                .isEmpty();
        assertThat(render("(virus)").terms()).containsExactly("virus");
    }

    @Test
    void leavesHeadingsLinksAndCodeAlone() {
        var rendered = render("## A virus\n\n[a virus](https://example.org) and `virus`\n");
        assertThat(rendered.terms()).isEmpty();
        assertThat(rendered.html()).doesNotContain("<dfn>");
    }

    private static Markdown.Rendered render(String markdown) {
        return Markdown.render(markdown, GLOSSARY);
    }
}
