package health.caveat.article;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all articles. */
@Singleton
public class Articles extends Kind<ArticleInput, Article> {

    Articles() {
        super("article", "articles", ArticleInput.class, Article.class);
    }

    @Override
    protected Article newItem() {
        return new Article();
    }

    @Override
    protected void fill(Article article, ArticleInput document) {}
}
