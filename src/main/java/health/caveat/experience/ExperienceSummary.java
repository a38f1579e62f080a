package health.caveat.experience;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.text.LocalizedText;
import java.util.Optional;
import java.util.stream.Stream;

/** What patients report, as a line in a list. */
public record ExperienceSummary(
        String slug,
        String title,
        String language,
        ExperienceType type,
        Optional<Integer> people,
        String summary,
        String selectionNote,
        boolean reviewOverdue,
        String href)
        implements InLanguage.One {

    static Stream<LocalizedText> shown(ExperienceInput document) {
        return Stream.of(document.title(), document.summary(), document.selectionNote());
    }

    static ExperienceSummary of(Published<ExperienceInput> experience, Edition edition) {
        var document = experience.document();
        var rendition = edition.of(document);
        return new ExperienceSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                document.type(),
                document.people(),
                rendition.text(document.summary()),
                rendition.text(document.selectionNote()),
                Review.isOverdue(document, edition.day()),
                "/v1/experiences/" + document.slug());
    }
}
