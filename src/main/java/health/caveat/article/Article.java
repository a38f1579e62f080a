package health.caveat.article;

import health.caveat.item.Item;
import jakarta.persistence.Entity;
import java.util.List;

/** A published article. */
@Entity
public class Article extends Item {

    private static final int RELATED = 5;

    /** The articles that share the most risks, therapies and topics with this one, at most five. */
    static List<String> relatedTo(String slug) {
        return getEntityManager()
                .createQuery("""
                        select other.fromSlug from Reference mine join Reference other
                            on other.toKind = mine.toKind and other.toSlug = mine.toSlug
                        where mine.fromKind = 'article' and mine.fromSlug = ?1 and mine.role in ('risks', 'therapies', 'topics')
                            and other.fromKind = 'article' and other.fromSlug <> ?1
                            and other.role in ('risks', 'therapies', 'topics')
                        group by other.fromSlug order by count(*) desc, other.fromSlug
                        """, String.class)
                .setParameter(1, slug)
                .setMaxResults(RELATED)
                .getResultList();
    }
}
