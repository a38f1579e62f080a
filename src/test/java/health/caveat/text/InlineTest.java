package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.text.Inline.Reference;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineTest {

    @Test
    void readsACitation() {
        assertThat(Inline.citations("It is so [@trial].")).containsExactly(cited("trial"));
    }

    @Test
    void readsWhereInTheSourceItStands() {
        assertThat(Inline.citations("It is so [@trial, section 5.1]."))
                .containsExactly(new Citation("trial", Optional.of("section 5.1")));
    }

    @Test
    void readsAGroupOfCitationsInItsOrder() {
        assertThat(Inline.citations("It is so [@trial, table 2; @label; @news, first line]."))
                .containsExactly(
                        new Citation("trial", Optional.of("table 2")),
                        cited("label"),
                        new Citation("news", Optional.of("first line")));
    }

    @Test
    void keepsASemicolonThatNoCitationFollows() {
        assertThat(Inline.citations("[@trial, page 1; page 2; @label]"))
                .containsExactly(new Citation("trial", Optional.of("page 1; page 2")), cited("label"));
    }

    @Test
    void readsAcrossLines() {
        assertThat(Inline.citations("[@trial, the first\npart;\n@label]"))
                .extracting(Citation::source)
                .containsExactly("trial", "label");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain words", "@trial", "[trial]", "[a link](/v1/sources)", "somebody@example.org", "[@Trial]"})
    void readsNoCitationInOtherText(String text) {
        assertThat(Inline.citations(text)).isEmpty();
    }

    @Test
    void replacesEachGroupOfCitationsAsAWhole() {
        var replaced = Inline.replaceCitations("One [@a; @b] and two [@c].", citations -> "<" + citations.size() + ">");
        assertThat(replaced).isEqualTo("One <2> and two <1>.");
    }

    @Test
    void readsAReferenceAndHowItIsToBeShown() {
        assertThat(Inline.references("{{finding:rash:percent}} of {{therapy:alphagene}}"))
                .containsExactly(
                        new Reference("finding", "rash", "percent"), new Reference("therapy", "alphagene", "words"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{finding}}", "{{finding:}}", "{finding:rash}", "{{finding:Rash}}", "{{finding: rash}}"})
    void readsNoReferenceInOtherText(String text) {
        assertThat(Inline.references(text)).isEmpty();
        assertThat(Inline.replaceReferences(text, reference -> "!")).isEqualTo(text);
    }

    @Test
    void replacesReferencesByAnyText() {
        assertThat(Inline.replaceReferences("It costs {{price:one}}.", reference -> "$1\\" + reference.slug()))
                .isEqualTo("It costs $1\\one.");
    }

    private static Citation cited(String source) {
        return new Citation(source, Optional.empty());
    }
}
