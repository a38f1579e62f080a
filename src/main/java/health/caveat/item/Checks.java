package health.caveat.item;

import static java.util.stream.Collectors.toCollection;

import health.caveat.text.Inline;
import health.caveat.text.Languages;
import health.caveat.text.PlainLanguage;
import health.caveat.text.ReadingLevel;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The one place where documents are checked: by the rules of their records, of all documents, and of their neighbours. */
@Singleton
public class Checks {

    private static final BigDecimal EASY_SUMMARY = BigDecimal.valueOf(8);
    private static final BigDecimal HARDEST_SUMMARY = BigDecimal.valueOf(9);
    private static final int MONTHS_BETWEEN_REVIEWS = 36;

    private final Kinds kinds;
    private final Validator validator;
    private final EntityManager entities;
    private final Vocabulary vocabulary;

    Checks(Kinds kinds, Validator validator, EntityManager entities, Vocabulary vocabulary) {
        this.kinds = kinds;
        this.validator = validator;
        this.entities = entities;
        this.vocabulary = vocabulary;
    }

    /**
     * What is wrong with a set of changes that is to be published as a whole, by change; empty when all is right.
     *
     * @param unreadable slugs by kind of items that exist but could not be read: referring to them is no further error
     */
    public Map<Change, List<Violation>> check(List<Change> changes, Map<String, Set<String>> unreadable) {
        var known = knownAfter(changes);
        unreadable.forEach((kind, slugs) ->
                known.computeIfAbsent(kind, k -> new HashSet<>()).addAll(slugs));
        var former = formerSlugs();
        var retired = retiredSlugs();
        var names = vocabulary.after(changes);
        var violations = new LinkedHashMap<Change, List<Violation>>();
        for (Change change : changes) {
            var found = new ArrayList<Violation>();
            change.document()
                    .ifPresentOrElse(
                            document -> {
                                found.addAll(checkAlone(document));
                                checkReadingLevel(document, names, HARDEST_SUMMARY, found);
                                checkSlugs(change.kind(), document, known, former, retired, found);
                                checkReferences(document, known, found);
                            },
                            () -> checkRetirement(change, changes, known, retired, found));
            if (!found.isEmpty()) {
                violations.put(change, found);
            }
        }
        return violations;
    }

    /** What is no fault in these changes, but worth a second look. */
    public Map<Change, List<Violation>> warnings(List<Change> changes) {
        var names = vocabulary.after(changes);
        var warnings = new LinkedHashMap<Change, List<Violation>>();
        changes.forEach(change -> change.document().ifPresent(document -> {
            var found = new ArrayList<Violation>();
            checkReadingLevel(document, names, EASY_SUMMARY, found);
            for (var text : Inspection.of(document).texts()) {
                if (text.prose() && text.text().in("en") != null) {
                    PlainLanguage.bareFigures(text.text().in("en"))
                            .forEach(sentence -> found.add(
                                    Violation.of(text.pointer(), "has a figure without a source: " + sentence)));
                }
            }
            if (!found.isEmpty()) {
                warnings.put(change, found);
            }
        }));
        return warnings;
    }

    /** What is wrong with a document whatever else is published. */
    private List<Violation> checkAlone(Document document) {
        var found = new ArrayList<Violation>();
        validator
                .validate(document)
                .forEach(v -> found.add(Violation.of(pointer(v.getPropertyPath()), v.getMessage())));
        if (document.heading() == null) {
            return found;
        }
        var languages = Inspection.languagesOf(document);
        languages.stream()
                .filter(language -> !Languages.SUPPORTED.contains(language))
                .forEach(language -> found.add(new Violation(
                        "/", language + " is not a language that Caveat has words for", Languages.SUPPORTED)));
        for (var text : Inspection.of(document).texts()) {
            if (!text.text().languages().equals(languages)) {
                found.add(
                        new Violation(text.pointer(), "must be in the languages of the title", List.copyOf(languages)));
            }
            text.text().byLanguage().values().forEach(words -> checkWords(text, words, found));
        }
        if (document instanceof Reviewed reviewed
                && reviewed.lastReviewed() != null
                && reviewed.nextReviewDue() != null) {
            checkReview(reviewed, found);
        }
        return found;
    }

    private void checkWords(Inspection.FoundText text, String words, List<Violation> found) {
        if (words.isBlank()) {
            found.add(Violation.of(text.pointer(), "must not be empty"));
        }
        if (text.prose() && Inline.citations(words).isEmpty()) {
            found.add(Violation.of(text.pointer(), "cites nothing: a body needs at least one [@source]"));
        }
        if (!text.prose() && words.contains("[@")) {
            found.add(Violation.of(text.pointer(), "citations in brackets stand in bodies only: use sources"));
        }
        if (Inline.replaceCitations(words, citations -> "").contains("[@")) {
            found.add(
                    Violation.of(text.pointer(), "has a citation that cannot be read: write [@source, where; @other]"));
        }
        if (Inline.replaceReferences(words, reference -> "").contains("{{")) {
            found.add(
                    Violation.of(text.pointer(), "has a reference that cannot be read: write {{finding:slug:words}}"));
        }
        if (text.text().in("en") == words) {
            PlainLanguage.faults(words).forEach(fault -> found.add(Violation.of(text.pointer(), fault)));
        }
        for (var reference : Inline.references(words)) {
            kinds.named(reference.kind())
                    .filter(kind -> !kind.renderings().contains(reference.rendering()))
                    .ifPresent(kind -> found.add(new Violation(
                            text.pointer(), "has no rendering " + reference.rendering(), kind.renderings())));
        }
    }

    private static void checkReadingLevel(Document document, Pattern names, BigDecimal hardest, List<Violation> found) {
        if (document instanceof Summarised summarised
                && summarised.summary() != null
                && summarised.summary().in("en") != null) {
            var level = ReadingLevel.of(summarised.summary().in("en"), names);
            if (level.score().compareTo(hardest) > 0) {
                found.add(Violation.of(
                        "/summary",
                        "is too hard to read: grade " + level.score() + ", and at most " + hardest + " is wanted"));
            }
        }
    }

    private static void checkReview(Reviewed document, List<Violation> found) {
        if (document.lastReviewed().isAfter(LocalDate.now(Clock.systemUTC()))) {
            found.add(Violation.of("/lastReviewed", "must not be in the future"));
        }
        if (!document.nextReviewDue().isAfter(document.lastReviewed())
                || document.nextReviewDue().isAfter(document.lastReviewed().plusMonths(MONTHS_BETWEEN_REVIEWS))) {
            found.add(Violation.of(
                    "/nextReviewDue", "must be after lastReviewed, by at most " + MONTHS_BETWEEN_REVIEWS + " months"));
        }
    }

    private static void checkSlugs(
            Kind<?, ?> kind,
            Document document,
            Map<String, Set<String>> known,
            Map<String, Map<String, String>> former,
            Map<String, Set<String>> retired,
            List<Violation> found) {
        if (document.slug() == null) {
            return;
        }
        var formerOfKind = former.getOrDefault(kind.name, Map.of());
        var owner = formerOfKind.get(document.slug());
        if (owner != null) {
            found.add(Violation.of("/slug", "is a former name of " + owner));
        } else if (retired.getOrDefault(kind.name, Set.of()).contains(document.slug())) {
            found.add(Violation.of("/slug", "was the name of a retired item, and slugs are never used again"));
        }
        for (String slug : document.formerSlugs()) {
            if (known.getOrDefault(kind.name, Set.of()).contains(slug)) {
                found.add(Violation.of("/formerSlugs", slug + " is the name of another item"));
            } else if (!document.slug().equals(formerOfKind.getOrDefault(slug, document.slug()))) {
                found.add(Violation.of("/formerSlugs", slug + " is a former name of " + formerOfKind.get(slug)));
            }
        }
    }

    private void checkReferences(Document document, Map<String, Set<String>> known, List<Violation> found) {
        for (var reference : Inspection.of(document).references()) {
            if (kinds.named(reference.kind()).isEmpty()) {
                found.add(new Violation(
                        reference.pointer(),
                        "names an unknown kind: " + reference.kind(),
                        kinds.all().stream().map(kind -> kind.name).toList()));
            } else if (!known.getOrDefault(reference.kind(), Set.of()).contains(reference.slug())) {
                found.add(Violation.of(
                        reference.pointer(), "names an unknown " + reference.kind() + ": " + reference.slug()));
            }
        }
    }

    private void checkRetirement(
            Change retirement,
            List<Change> changes,
            Map<String, Set<String>> known,
            Map<String, Set<String>> retired,
            List<Violation> found) {
        var changed = new HashSet<String>();
        changes.forEach(change -> changed.add(change.kind().name + "/" + change.slug()));
        var referring = entities
                .createQuery("from Reference where toKind = ?1 and toSlug = ?2", Reference.class)
                .setParameter(1, retirement.kind().name)
                .setParameter(2, retirement.slug())
                .getResultList()
                .stream()
                .map(reference -> reference.fromKind + "/" + reference.fromSlug)
                .filter(item -> !changed.contains(item))
                .collect(toCollection(TreeSet::new));
        if (!referring.isEmpty()) {
            found.add(Violation.of("", "cannot be retired while others refer to it: " + String.join(", ", referring)));
        }
        retirement
                .replacedBy()
                .filter(slug ->
                        !known.getOrDefault(retirement.kind().name, Set.of()).contains(slug))
                // What took its place may have been retired later: who follows the trail is told where that went.
                .filter(slug ->
                        !retired.getOrDefault(retirement.kind().name, Set.of()).contains(slug))
                .filter(slug -> changes.stream()
                        .noneMatch(other -> other != retirement
                                && other.kind() == retirement.kind()
                                && other.slug().equals(slug)
                                && other.document().isEmpty()))
                .ifPresent(slug -> found.add(
                        Violation.of("/replacedBy", "names an unknown " + retirement.kind().name + ": " + slug)));
    }

    private Map<String, Set<String>> knownAfter(List<Change> changes) {
        var known = new HashMap<String, Set<String>>();
        for (Kind<?, ?> kind : kinds.all()) {
            known.put(
                    kind.name,
                    entities
                            .createQuery("select slug from " + kind.entity.getSimpleName(), String.class)
                            .getResultList()
                            .stream()
                            .collect(toCollection(HashSet::new)));
        }
        changes.forEach(change -> {
            if (change.document().isPresent()) {
                known.get(change.kind().name).add(change.slug());
            }
        });
        changes.forEach(change -> {
            if (change.document().isEmpty()) {
                known.get(change.kind().name).remove(change.slug());
            }
        });
        return known;
    }

    private Map<String, Map<String, String>> formerSlugs() {
        var former = new HashMap<String, Map<String, String>>();
        entities.createQuery("from FormerSlug", FormerSlug.class)
                .getResultList()
                .forEach(row ->
                        former.computeIfAbsent(row.kind, k -> new HashMap<>()).put(row.formerSlug, row.slug));
        return former;
    }

    private Map<String, Set<String>> retiredSlugs() {
        var retired = new HashMap<String, Set<String>>();
        entities.createQuery("from Revision where document is null", Revision.class)
                .getResultList()
                .forEach(row ->
                        retired.computeIfAbsent(row.kind, k -> new HashSet<>()).add(row.slug));
        return retired;
    }

    /** Without the parts that only Java knows, such as "<list element>". */
    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
