package health.caveat.search;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.api.Json;
import health.caveat.item.Defining;
import health.caveat.item.Document;
import health.caveat.item.Edition;
import health.caveat.item.Inspection;
import health.caveat.item.Kind;
import health.caveat.item.Summarised;
import health.caveat.text.Code;
import health.caveat.text.Inline;
import health.caveat.text.Languages;
import health.caveat.text.SinceDose;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is searched of an item, in one language. It is found, not declared: texts and references by the walk that checks
 * them, names and codes by the properties that hold them in every kind.
 *
 * @param readers the languages in which this is what a reader gets
 * @param called what others that refer to it are searched by
 * @param names what it is called, and what patients ask that it answers, beside its title
 * @param helps what patients ask whom it helps, though something else answers it
 * @param displays what terminologies call it
 * @param links the slugs of the items that it refers to, by kind
 * @param about the names of these items
 */
record Entry(
        String kind,
        String slug,
        String href,
        String language,
        Set<String> readers,
        String title,
        Set<String> called,
        Set<String> names,
        Set<String> helps,
        Set<String> displays,
        String summary,
        List<String> texts,
        List<Code> codes,
        Map<String, Set<String>> links,
        List<String> about,
        Optional<String> category,
        List<Window> onset,
        boolean leading) {

    static final Set<String> LINKED = Set.of("topic", "therapy", "risk");
    private static final Set<String> CALLED = Set.of("alsoKnownAs", "brands", "genericName", "medicalTerm");
    private static final Set<String> CALLED_OR_ASKED =
            Stream.concat(CALLED.stream(), Stream.of("askedAs")).collect(toUnmodifiableSet());
    private static final Set<String> HELPS = Set.of("helpsWith");

    /** From when to when a risk can begin, in hours since the dose. */
    record Window(long from, long until) {}

    String id() {
        return kind + "/" + slug;
    }

    /** The item in its language. */
    String key() {
        return key(id(), language);
    }

    static String key(String id, String language) {
        return id + "/" + language;
    }

    /** The names of an item in one language, its title first, and what patients ask that it answers. */
    private static Set<String> namesOf(Document document, JsonNode json, String language) {
        return names(document, json, language, CALLED_OR_ASKED);
    }

    /** What an item is called by others that refer to it. */
    static Set<String> calledOf(Document document, JsonNode json, String language) {
        return names(document, json, language, CALLED);
    }

    private static Set<String> names(Document document, JsonNode json, String language, Set<String> properties) {
        var names = new LinkedHashSet<String>();
        names.add(document.heading().in(language));
        addNames(json, "", language, properties, names);
        return names;
    }

    private static Set<String> helpsOf(JsonNode json, String language) {
        var helps = new LinkedHashSet<String>();
        addNames(json, "", language, HELPS, helps);
        return helps;
    }

    private static void addNames(
            JsonNode node, String property, String language, Set<String> properties, Set<String> names) {
        if (properties.contains(property)) {
            addTexts(node.isObject() ? node.path(language) : node, names);
        } else if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> addNames(field.getValue(), field.getKey(), language, properties, names));
        }
    }

    private static void addTexts(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(element -> addTexts(element, texts));
    }

    /** One entry for each language in which readers get an item. */
    static List<Entry> of(
            Kind<?, ?> kind,
            Document document,
            JsonNode json,
            Map<String, Edition> editions,
            Set<String> moreTherapies,
            Labels labels) {
        var readers = Languages.SUPPORTED.stream()
                .collect(groupingBy(
                        reader -> editions.get(reader).of(document).language(),
                        TreeMap::new,
                        toCollection(TreeSet::new)));
        var inspection = Inspection.of(document);
        var links = inspection.references().stream()
                .filter(reference -> !reference.mention() && LINKED.contains(reference.kind()))
                .collect(groupingBy(
                        Inspection.FoundReference::kind,
                        TreeMap::new,
                        mapping(Inspection.FoundReference::slug, toCollection(TreeSet::new))));
        links.computeIfAbsent("therapy", any -> new TreeSet<>()).addAll(moreTherapies);
        if (LINKED.contains(kind.name)) {
            links.computeIfAbsent(kind.name, any -> new TreeSet<>()).add(document.slug());
        }
        var codes = new ArrayList<Code>();
        addCodes(json, codes);
        return readers.entrySet().stream()
                .map(shown -> of(
                        kind,
                        document,
                        json,
                        inspection,
                        editions.get(shown.getValue().first()),
                        shown.getValue(),
                        links,
                        codes,
                        labels))
                .toList();
    }

    private static Entry of(
            Kind<?, ?> kind,
            Document document,
            JsonNode json,
            Inspection inspection,
            Edition edition,
            Set<String> readers,
            TreeMap<String, TreeSet<String>> links,
            List<Code> codes,
            Labels labels) {
        var rendition = edition.of(document);
        var language = rendition.language();
        var names = namesOf(document, json, language);
        var summary = new StringBuilder();
        var texts = new ArrayList<String>();
        for (var found : inspection.texts()) {
            var text = plain(rendition.text(found.text()));
            if (found.pointer().equals("/summary") || found.pointer().equals("/definition")) {
                summary.append(text);
            } else if (found.pointer().endsWith("/name")) {
                names.add(text);
            } else {
                texts.add(text);
            }
        }
        names.remove(document.heading().in(language));
        texts.remove(document.heading().in(language));
        var about = links.entrySet().stream()
                .flatMap(link -> link.getValue().stream()
                        .filter(slug -> !link.getKey().equals(kind.name) || !slug.equals(document.slug()))
                        .flatMap(slug -> labels.called(link.getKey(), slug, language).stream()))
                .toList();
        return new Entry(
                kind.name,
                document.slug(),
                kind.href(document.slug()),
                language,
                readers,
                document.heading().in(language),
                calledOf(document, json, language),
                names,
                helpsOf(json, language),
                codes.stream().map(Code::display).collect(toCollection(TreeSet::new)),
                summary.toString(),
                texts,
                codes,
                Map.copyOf(links),
                about,
                Optional.of(json.path("category").asText("")).filter(category -> !category.isEmpty()),
                windows(json.path("onset")),
                document instanceof Summarised || document instanceof Defining);
    }

    private static void addCodes(JsonNode node, List<Code> codes) {
        if (node.hasNonNull("system") && node.hasNonNull("code") && node.hasNonNull("display")) {
            codes.add(Json.MAPPER.convertValue(node, Code.class));
        } else {
            node.forEach(element -> addCodes(element, codes));
        }
    }

    private static List<Window> windows(JsonNode onset) {
        var windows = new ArrayList<Window>();
        for (JsonNode window : onset) {
            if (window.hasNonNull("earliest")) {
                windows.add(new Window(
                        SinceDose.hours(window.path("earliest").asText()),
                        window.hasNonNull("latest")
                                ? SinceDose.hours(window.path("latest").asText())
                                : Long.MAX_VALUE));
            }
        }
        return windows;
    }

    /** CommonMark without its marks. */
    private static String plain(String markdown) {
        return Inline.replaceCitations(markdown, citations -> "")
                .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("(?m)^\\s*(#+|[-*>])\\s+", "")
                .replaceAll("[*_`]", "")
                .replaceAll("\\s+([.,;:])", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What items that others refer to are called. */
    interface Labels {
        Set<String> called(String kind, String slug, String language);
    }
}
