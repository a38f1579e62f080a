package health.caveat.term;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.text.LocalizedText;
import java.util.stream.Stream;

/** A glossary entry as a line in a list. */
public record TermSummary(String slug, String title, String language, String definition, String href)
        implements InLanguage.One {

    static Stream<LocalizedText> shown(TermInput document) {
        return Stream.of(document.title(), document.definition());
    }

    static TermSummary of(Published<TermInput> term, Edition edition) {
        var document = term.document();
        var rendition = edition.of(document);
        return new TermSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.text(document.definition()),
                "/v1/terms/" + document.slug());
    }
}
