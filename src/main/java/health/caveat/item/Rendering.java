package health.caveat.item;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import health.caveat.api.Json;
import health.caveat.text.Citation;
import health.caveat.text.Inline;
import health.caveat.text.LocalizedText;
import health.caveat.text.Prose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Items by themselves, in one language: their own texts and data, with the figures that they quote and what is computed
 * from them. What others say of them is left out, and links are slugs: so that an item reads otherwise only once it, or
 * what it quotes, has a new revision.
 */
public final class Rendering {

    private static final String PAGE = Page.class.getName();
    private static final ObjectMapper MAPPER = mapper();

    private final Reading reading;
    private final Map<Inline.Reference, Document> quoted = new HashMap<>();
    private final Kinds kinds;

    /** An item's document and the revision that it is of. */
    public record Source(Kind<?, ?> kind, Document document, int revision) {}

    /** The documents of some items of a kind. */
    @FunctionalInterface
    public interface Lookup {

        Collection<? extends Document> documents(Kind<?, ?> kind, Set<String> slugs);
    }

    /** Fetches what the sources quote, in one look-up for each kind that is quoted. */
    public Rendering(Kinds kinds, String language, Collection<Source> sources, Lookup lookup) {
        this.kinds = kinds;
        this.reading = Reading.in(language);
        sources.stream()
                .flatMap(source -> Inspection.of(source.document).texts().stream())
                .flatMap(found -> found.text().byLanguage().values().stream())
                .flatMap(words -> Inline.references(words).stream())
                .collect(groupingBy(Inline.Reference::kind, mapping(Inline.Reference::slug, toSet())))
                .forEach((kind, slugs) -> lookup.documents(kinds.get(kind), slugs)
                        .forEach(document -> quoted.put(new Inline.Reference(kind, document.slug(), ""), document)));
    }

    public ObjectNode of(Source source) {
        return of(source.kind, source.document, source.revision);
    }

    private <D extends Document> ObjectNode of(Kind<D, ?> kind, Document any, int revision) {
        var document = kind.input.cast(any);
        var page = new Page(reading.choose(document.heading().languages()));
        try (var buffer = new TokenBuffer(MAPPER, false)) {
            MAPPER.writer().withAttribute(PAGE, page).writeValue(buffer, document);
            ObjectNode rendered = MAPPER.readTree(buffer.asParserOnFirstToken());
            rendered.remove("translations");
            rendered.put("language", page.language);
            var translated = document.translations().get(page.language);
            rendered.put("translationIsStale", translated != null && translated < revision);
            kind.complete(rendered, document, page.language);
            if (!page.cited.isEmpty()) {
                rendered.set("sources", MAPPER.valueToTree(page.cited));
            }
            return rendered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One item in the making: its language, and the sources that it has cited until now. */
    private final class Page {

        private final String language;
        private final List<String> cited = new ArrayList<>();

        private Page(String language) {
            this.language = language;
        }

        String text(LocalizedText text) {
            return Inline.replaceReferences(text.in(language), this::quote);
        }

        private String quote(Inline.Reference reference) {
            return quote(
                    kinds.get(reference.kind()),
                    quoted.get(new Inline.Reference(reference.kind(), reference.slug(), "")),
                    reference.rendering());
        }

        private <D extends Document> String quote(Kind<D, ?> kind, Document document, String rendering) {
            return kind.quote(kind.input.cast(document), language, rendering);
        }

        String prose(LocalizedText text) {
            return Inline.replaceCitations(
                    text(text),
                    citations -> String.join(
                            "",
                            citations.stream()
                                    .map(citation -> citation.asLink(number(citation)))
                                    .toList()));
        }

        int number(Citation citation) {
            if (!cited.contains(citation.source())) {
                cited.add(citation.source());
            }
            return cited.indexOf(citation.source()) + 1;
        }
    }

    private static ObjectMapper mapper() {
        var module = new SimpleModule();
        module.addSerializer(LocalizedText.class, new TextSerializer(false));
        module.addSerializer(Citation.class, new CitationSerializer());
        module.addSerializer(Map.class, new NamesSerializer());
        return Json.MAPPER.copy().setPropertyNamingStrategy(new Names()).registerModule(module);
    }

    private static Page page(SerializerProvider provider) {
        return (Page) provider.getAttribute(PAGE);
    }

    private static final class TextSerializer extends JsonSerializer<LocalizedText> implements ContextualSerializer {

        private final boolean prose;

        private TextSerializer(boolean prose) {
            this.prose = prose;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property) {
            return new TextSerializer(property != null && property.getAnnotation(Prose.class) != null);
        }

        @Override
        public void serialize(LocalizedText text, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(prose ? page(provider).prose(text) : page(provider).text(text));
        }
    }

    private static final class CitationSerializer extends JsonSerializer<Citation> {

        @Override
        public void serialize(Citation citation, JsonGenerator json, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(
                    new CitationLink(citation.source(), page(provider).number(citation), citation.where()), json);
        }
    }

    /** Other names, which a document has by language. */
    @SuppressWarnings("rawtypes")
    private static final class NamesSerializer extends JsonSerializer<Map> {

        @Override
        public void serialize(Map names, JsonGenerator json, SerializerProvider provider) throws IOException {
            var inLanguage = names.get(page(provider).language);
            provider.defaultSerializeValue(inLanguage == null ? List.of() : inLanguage, json);
        }
    }

    /** Citations are called what the items' pages call them. */
    private static final class Names extends PropertyNamingStrategy {

        @Override
        public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
            return name(field.getType(), name);
        }

        @Override
        public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
            return name(method.getType(), name);
        }

        private static String name(JavaType type, String name) {
            return type.isCollectionLikeType() && type.getContentType().hasRawClass(Citation.class)
                    ? "citations"
                    : name;
        }
    }
}
