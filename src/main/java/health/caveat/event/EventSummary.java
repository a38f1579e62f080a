package health.caveat.event;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.text.LocalizedText;
import java.util.stream.Stream;

/** An event as a line in a list. */
public record EventSummary(
        String slug,
        String title,
        String language,
        String date,
        EventType type,
        String summary,
        boolean reviewOverdue,
        String href)
        implements InLanguage.One {

    static Stream<LocalizedText> shown(EventInput document) {
        return Stream.of(document.title(), document.summary());
    }

    static EventSummary of(Published<EventInput> event, Edition edition) {
        var document = event.document();
        var rendition = edition.of(document);
        return new EventSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                document.date(),
                document.type(),
                rendition.text(document.summary()),
                Review.isOverdue(document, edition.day()),
                "/v1/events/" + document.slug());
    }
}
