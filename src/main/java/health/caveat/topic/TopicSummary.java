package health.caveat.topic;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.text.LocalizedText;
import java.util.stream.Stream;

/** A topic as a line in a list. */
public record TopicSummary(
        String slug, String title, String language, TopicType type, String summary, boolean reviewOverdue, String href)
        implements InLanguage.One {

    static Stream<LocalizedText> shown(TopicInput document) {
        return Stream.of(document.title(), document.summary());
    }

    static TopicSummary of(Published<TopicInput> topic, Edition edition) {
        var document = topic.document();
        var rendition = edition.of(document);
        return new TopicSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                document.type(),
                rendition.text(document.summary()),
                Review.isOverdue(document, edition.day()),
                "/v1/topics/" + document.slug());
    }
}
