package health.caveat.item;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import health.caveat.text.Citation;
import health.caveat.text.Disagreement;
import health.caveat.text.Inline;
import health.caveat.text.LocalizedText;
import health.caveat.text.Markdown;
import health.caveat.text.Statement;
import health.caveat.text.TextFormat;
import health.caveat.text.TimedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One answer in the making: which language each item is shown in, the items that its prose quotes, and the numbers of the
 * sources that it cites, counted in the order of first use.
 */
public final class Edition {

    private final Kinds kinds;
    private final Documents documents;
    private final Reading reading;
    private final TextFormat format;
    private final Map<Inline.Reference, Quoted<?>> quoted = new HashMap<>();
    private final List<String> cited = new ArrayList<>();
    private final Map<String, LocalizedText> terms = new LinkedHashMap<>();
    private Definitions definitions;

    private record Quoted<D extends Document>(Kind<D, ?> kind, D document) {

        String in(String language, String rendering) {
            return kind.quote(document, language, rendering);
        }
    }

    Edition(Kinds kinds, Documents documents, Reading reading, TextFormat format) {
        this.kinds = kinds;
        this.documents = documents;
        this.reading = reading;
        this.format = format;
    }

    public Documents documents() {
        return documents;
    }

    /** The day of the reader, by which reviews are overdue or not. */
    public LocalDate day() {
        return reading.day();
    }

    /** Fetches what these texts quote, in one statement for each kind that is quoted. */
    void quote(Collection<LocalizedText> texts) {
        texts.stream()
                .flatMap(text -> text.byLanguage().values().stream())
                .flatMap(words -> Inline.references(words).stream())
                .map(reference -> new Inline.Reference(reference.kind(), reference.slug(), ""))
                .collect(groupingBy(Inline.Reference::kind, mapping(Inline.Reference::slug, toSet())))
                .forEach((kind, slugs) -> quote(kinds.get(kind), slugs));
    }

    private <D extends Document> void quote(Kind<D, ?> kind, Collection<String> slugs) {
        documents
                .all(kind, slugs)
                .forEach((slug, published) -> quoted.put(
                        new Inline.Reference(kind.name, slug, ""), new Quoted<>(kind, published.document())));
    }

    /** An item as this answer shows it. */
    public Rendition of(Document document) {
        return new Rendition(reading.choose(document.heading().languages()));
    }

    /** Links to items of a kind, in the order of their titles. */
    public List<ItemLink> links(Kind<?, ?> kind, Collection<String> slugs) {
        return links(kind, documents.titles(kind, slugs));
    }

    public List<ItemLink> links(Kind<?, ?> kind, Map<String, LocalizedText> titles) {
        return titles.entrySet().stream()
                .map(entry -> link(kind, entry.getKey(), entry.getValue()))
                .toList();
    }

    public ItemLink link(Kind<?, ?> kind, String slug, LocalizedText title) {
        var language = reading.choose(title.languages());
        return new ItemLink(kind.name, slug, title.in(language), language, kind.href(slug));
    }

    /** Links to the items of a kind, such as articles, that refer to an item. */
    public List<ItemLink> linksReferringTo(String fromKind, String toKind, String toSlug) {
        var kind = kinds.get(fromKind);
        return links(kind, documents.titlesReferringTo(kind, toKind, toSlug));
    }

    /** Links to the items of a kind that refer to an item or to one of its topics, such as interactions of its class. */
    public List<ItemLink> linksReferringTo(String fromKind, String toKind, String toSlug, Collection<String> topics) {
        var kind = kinds.get(fromKind);
        return links(kind, documents.titlesReferringTo(kind, toKind, toSlug, topics));
    }

    /** The glossary terms that the bodies rendered until now have used. */
    public List<ItemLink> terms() {
        return kinds.all().stream()
                .filter(Edition::defines)
                .flatMap(kind -> links(kind, terms).stream())
                .toList();
    }

    private static boolean defines(Kind<?, ?> kind) {
        return Defining.class.isAssignableFrom(kind.input);
    }

    /** The whole glossary, in one statement. */
    private Definitions definitions() {
        if (definitions == null) {
            definitions = documents.definitions(
                    kinds.all().stream().filter(Edition::defines).toList());
        }
        return definitions;
    }

    /** The sources that were cited until now, by slug, in the order of their numbers. */
    public List<String> cited() {
        return cited;
    }

    private int number(String source) {
        if (!cited.contains(source)) {
            cited.add(source);
        }
        return cited.indexOf(source) + 1;
    }

    /** One item's texts in the language that it is shown in. */
    public final class Rendition {

        private final String language;

        private Rendition(String language) {
            this.language = language;
        }

        public String language() {
            return language;
        }

        /** Whether the text is a translation of an earlier revision than the one that is published. */
        public boolean isStale(Published<?> published) {
            var translated = published.document().translations().get(language);
            return translated != null && translated < published.revision();
        }

        public String text(LocalizedText text) {
            return Inline.replaceReferences(text.in(language), reference -> {
                var item = quoted.get(new Inline.Reference(reference.kind(), reference.slug(), ""));
                return item.in(language, reference.rendering());
            });
        }

        public Optional<String> text(Optional<LocalizedText> text) {
            return text.map(this::text);
        }

        /** A body in the format asked for; citations become links with their number. */
        public String body(LocalizedText prose) {
            var markdown = Inline.replaceCitations(
                    text(prose),
                    citations -> String.join(
                            "", citations.stream().map(this::inlineLink).toList()));
            var rendered = Markdown.render(markdown, definitions().in(language));
            rendered.terms().forEach(slug -> terms.put(slug, definitions().heading(slug)));
            return format == TextFormat.HTML ? rendered.html() : markdown;
        }

        private String inlineLink(Citation citation) {
            return citation.asLink(number(citation.source()));
        }

        public CitationLink cite(Citation citation) {
            return new CitationLink(citation.source(), number(citation.source()), citation.where());
        }

        public List<CitationLink> cite(List<Citation> citations) {
            return citations.stream().map(this::cite).toList();
        }

        public CitedText cited(Statement statement) {
            return new CitedText(text(statement.text()), cite(statement.sources()));
        }

        public List<CitedText> cited(List<Statement> statements) {
            return statements.stream().map(this::cited).toList();
        }

        public List<TimedText> timed(List<TimedStatement> statements) {
            return statements.stream()
                    .map(statement -> new TimedText(
                            text(statement.text()),
                            statement.from(),
                            statement.until(),
                            statement.every(),
                            cite(statement.sources())))
                    .toList();
        }

        public List<DisagreementText> disagreements(List<Disagreement> disagreements) {
            return disagreements.stream()
                    .map(disagreement -> new DisagreementText(
                            text(disagreement.question()), cited(disagreement.answers()), text(disagreement.choice())))
                    .toList();
        }

        /** Other names in this language. */
        public List<String> names(Map<String, List<String>> byLanguage) {
            return byLanguage.getOrDefault(language, List.of());
        }
    }
}
