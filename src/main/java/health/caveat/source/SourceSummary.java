package health.caveat.source;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.text.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A source as a line in a list, and in the list of what a page cites. */
public record SourceSummary(
        String slug,
        String title,
        String language,
        String publisher,
        SourceKind kind,
        boolean primary,
        Optional<String> published,
        Optional<String> url,
        Optional<String> doi,
        Optional<String> pmid,
        Optional<String> pmcid,
        List<String> registrations,
        Optional<String> note,
        Optional<LocalDate> accessed,
        String href)
        implements InLanguage.One {

    static Stream<LocalizedText> shown(SourceInput document) {
        return document.note().stream();
    }

    static SourceSummary of(Published<SourceInput> source, Edition edition) {
        var document = source.document();
        var rendition = edition.of(document);
        return new SourceSummary(
                document.slug(),
                document.title(),
                rendition.language(),
                document.publisher(),
                document.kind(),
                document.kind().primary(),
                document.published(),
                document.url(),
                document.doi(),
                document.pmid(),
                document.pmcid(),
                document.registrations(),
                rendition.text(document.note()),
                document.accessed(),
                "/v1/sources/" + document.slug());
    }
}
