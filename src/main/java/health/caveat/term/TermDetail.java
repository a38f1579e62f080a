package health.caveat.term;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Published;
import java.util.List;

/** A glossary entry with its other names and what to read beside it. */
public record TermDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        List<String> alsoKnownAs,
        String definition,
        List<ItemLink> seeAlso,
        int revision)
        implements InLanguage.One {

    static TermDetail of(Published<TermInput> term, Edition edition, Terms terms) {
        var document = term.document();
        var rendition = edition.of(document);
        return new TermDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(term),
                rendition.names(document.alsoKnownAs()),
                rendition.text(document.definition()),
                edition.links(terms, document.seeAlso()),
                term.revision());
    }
}
