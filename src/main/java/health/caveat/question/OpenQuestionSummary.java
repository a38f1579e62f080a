package health.caveat.question;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.text.LocalizedText;
import java.util.stream.Stream;

/** An open question as a line in a list. */
public record OpenQuestionSummary(
        String slug, String title, String language, String summary, boolean reviewOverdue, String href)
        implements InLanguage.One {

    static Stream<LocalizedText> shown(OpenQuestionInput document) {
        return Stream.of(document.title(), document.summary());
    }

    static OpenQuestionSummary of(Published<OpenQuestionInput> question, Edition edition) {
        var document = question.document();
        var rendition = edition.of(document);
        return new OpenQuestionSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.text(document.summary()),
                Review.isOverdue(document, edition.day()),
                "/v1/open-questions/" + document.slug());
    }
}
