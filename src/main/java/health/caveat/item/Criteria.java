package health.caveat.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions of a list: different filters must all hold, a repeated one at least once, an absent one does not count. */
public final class Criteria {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param path the attribute, such as "category" or "risk.slug" */
    public Criteria in(String path, Collection<?> wanted) {
        return where(path + " in {}", wanted);
    }

    /** Keeps the items of a kind that refer to one of these items. */
    public Criteria refersTo(String fromKind, String toKind, Collection<String> slugs) {
        return where(
                "slug in (select r.fromSlug from Reference r where r.fromKind = '" + fromKind + "' and r.toKind = '"
                        + toKind + "' and r.role <> 'mention' and r.toSlug in {})",
                slugs);
    }

    /** @param condition HQL in which {} stands for the wanted values */
    public Criteria where(String condition, Collection<?> wanted) {
        if (!wanted.isEmpty()) {
            var name = "v" + values.size();
            values.put(name, wanted);
            conditions.add("(" + condition.replace("{}", ":" + name) + ")");
        }
        return this;
    }

    /** @param part text of which the attribute must hold one; percent signs and underscores are not escaped */
    public Criteria contains(String path, Optional<String> part) {
        part.ifPresent(wanted -> {
            var name = "v" + values.size();
            values.put(name, "%" + wanted + "%");
            conditions.add(path + " like :" + name);
        });
        return this;
    }

    /** @param alternatives HQL conditions of which one must hold; none given: no condition */
    public Criteria anyOf(Collection<String> alternatives) {
        if (!alternatives.isEmpty()) {
            conditions.add("(" + String.join(" or ", alternatives) + ")");
        }
        return this;
    }

    public String hql() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    public Map<String, Object> values() {
        return values;
    }
}
