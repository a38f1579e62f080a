package health.caveat.item;

import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.text.LocalizedText;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists of items: two statements for the page and its total, and one for each kind that the page's texts quote. */
@Singleton
public class Lists {

    private final EntityManager entities;
    private final Editions editions;

    Lists(EntityManager entities, Editions editions) {
        this.entities = entities;
        this.editions = editions;
    }

    /**
     * @param sort a field that the resource allows, with a minus for descending; "title" stands for the sortable title
     * @param shown the texts that a line shows
     */
    public <D extends Document, I extends Item, S> Paged<S> page(
            Kind<D, I> kind,
            Criteria criteria,
            String sort,
            Paging paging,
            Reading reading,
            Function<D, Stream<LocalizedText>> shown,
            BiFunction<Published<D>, Edition, S> summary) {
        return pageAtOnce(
                kind, criteria, sort, paging, reading, shown, (items, edition) -> item -> summary.apply(item, edition));
    }

    /** The same, for lines that need to see the page as a whole first. */
    public <D extends Document, I extends Item, S> Paged<S> pageAtOnce(
            Kind<D, I> kind,
            Criteria criteria,
            String sort,
            Paging paging,
            Reading reading,
            Function<D, Stream<LocalizedText>> shown,
            Summaries<D, S> summaries) {
        var from = "from " + kind.entity.getSimpleName() + " where " + criteria.hql();
        var query = entities.createQuery(Documents.Row.SELECT + from + " order by " + order(sort), Documents.Row.class);
        var count = entities.createQuery("select count(*) " + from, Long.class);
        criteria.values().forEach((name, value) -> {
            query.setParameter(name, value);
            count.setParameter(name, value);
        });
        var items = query
                .setFirstResult((paging.page() - 1) * paging.size())
                .setMaxResults(paging.size())
                .getResultList()
                .stream()
                .map(row -> editions.documents().published(kind, row))
                .toList();
        var edition = editions.list(
                reading,
                items.stream().flatMap(item -> shown.apply(item.document())).toList());
        var lines = items.stream().map(summaries.of(items, edition)).toList();
        return Paged.of(lines, count.getSingleResult(), paging);
    }

    /** Makes the lines of a page, after it has seen the whole page. */
    @FunctionalInterface
    public interface Summaries<D extends Document, S> {

        Function<Published<D>, S> of(List<Published<D>> page, Edition edition);
    }

    private static String order(String sort) {
        var descending = sort.startsWith("-");
        var field = descending ? sort.substring(1) : sort;
        return (field.equals("title") ? "titleSort" : field) + (descending ? " desc nulls last" : "") + ", slug";
    }
}
