package health.caveat.item;

import static java.util.stream.Collectors.toMap;

import health.caveat.text.Glossary;
import health.caveat.text.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The glossary, in every language. It is the same for all answers that are made while no term changes. */
final class Definitions {

    private final Map<String, Defining> terms;
    private final Map<String, Glossary> byLanguage = new ConcurrentHashMap<>();

    Definitions(List<Defining> terms) {
        this.terms = terms.stream()
                .collect(toMap(Defining::slug, Function.identity(), (one, other) -> other, LinkedHashMap::new));
    }

    LocalizedText heading(String slug) {
        return terms.get(slug).heading();
    }

    /** The terms that are there in a language. */
    Glossary in(String language) {
        return byLanguage.computeIfAbsent(
                language,
                any -> new Glossary(terms.values().stream()
                        .filter(term -> term.heading().in(language) != null)
                        .map(term -> new Glossary.Entry(
                                term.slug(),
                                names(term, language),
                                term.definition().in(language)))
                        .toList()));
    }

    private static List<String> names(Defining term, String language) {
        var names = new ArrayList<>(term.alsoKnownAs().getOrDefault(language, List.of()));
        names.add(term.heading().in(language));
        return names;
    }
}
