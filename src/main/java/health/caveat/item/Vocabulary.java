package health.caveat.item;

import static java.util.Comparator.comparing;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of therapies, conditions and terms, which the reading level counts as one short word each. */
@Singleton
class Vocabulary {

    private final Kinds kinds;
    private final EntityManager entities;

    Vocabulary(Kinds kinds, EntityManager entities) {
        this.kinds = kinds;
        this.entities = entities;
    }

    /** The names there are once these changes are published, as one pattern. */
    Pattern after(List<Change> changes) {
        var names = new ArrayList<String>();
        changes.forEach(change -> change.document()
                // One without a title is going to be refused; it must not hide what else is wrong.
                .filter(document -> document.heading() != null)
                .ifPresent(document -> names.addAll(document.names())));
        kinds.all().stream()
                .filter(Kind::hasNames)
                .forEach(kind -> entities.createQuery(
                                "select document from " + kind.entity.getSimpleName(), String.class)
                        .getResultList()
                        .forEach(document -> names.addAll(kind.read(document).names())));
        var alternatives = names.stream()
                .filter(Objects::nonNull)
                .distinct()
                .sorted(comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(names.isEmpty() ? "(?!)" : "\\b(" + alternatives + ")(?!\\w)", Pattern.CASE_INSENSITIVE);
    }
}
