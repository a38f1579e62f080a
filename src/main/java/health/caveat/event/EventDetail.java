package health.caveat.event;

import health.caveat.api.InLanguage;
import health.caveat.item.CitedText;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import java.util.List;

/** An event with everything that its page shows. */
public record EventDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        String date,
        EventType type,
        String summary,
        List<CitedText> facts,
        List<CitedText> changed,
        List<ItemLink> topics,
        List<ItemLink> therapies,
        List<ItemLink> risks,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    static EventDetail of(Published<EventInput> event, Edition edition, Kinds kinds, Sources sources) {
        var document = event.document();
        var rendition = edition.of(document);
        return new EventDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(event),
                document.date(),
                document.type(),
                rendition.text(document.summary()),
                rendition.cited(document.facts()),
                rendition.cited(document.changed()),
                edition.links(kinds.get("topic"), document.topics()),
                edition.links(kinds.get("therapy"), document.therapies()),
                edition.links(kinds.get("risk"), document.risks()),
                sources.cited(edition),
                Review.of(event, edition.day()));
    }
}
