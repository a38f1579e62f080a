package health.caveat.article;

import health.caveat.api.InLanguage;
import health.caveat.item.Edition;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.text.LocalizedText;
import java.util.stream.Stream;

/** An article as a line in a list. */
public record ArticleSummary(
        String slug, String title, String language, String summary, boolean reviewOverdue, String href)
        implements InLanguage.One {

    public static Stream<LocalizedText> shown(ArticleInput document) {
        return Stream.of(document.title(), document.summary());
    }

    public static ArticleSummary of(Published<ArticleInput> article, Edition edition) {
        var document = article.document();
        var rendition = edition.of(document);
        return new ArticleSummary(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.text(document.summary()),
                Review.isOverdue(document, edition.day()),
                "/v1/articles/" + document.slug());
    }
}
