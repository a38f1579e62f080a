package health.caveat.api;

import java.util.List;

/** What every page of a list has. {@code total} counts every match, not only those on this page. */
public interface Page<T> {

    List<T> items();

    long total();

    int page();

    int size();

    /** How many of these pages can show. */
    default long reachable() {
        return total();
    }
}
