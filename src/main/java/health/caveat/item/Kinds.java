package health.caveat.item;

import health.caveat.api.Problem;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every kind of item, in the order in which they are published. */
@Singleton
public class Kinds {

    private final List<Kind<?, ?>> all;

    Kinds(@All List<Kind<?, ?>> all) {
        this.all = all.stream()
                .sorted(Comparator.<Kind<?, ?>>comparingInt(Kind::rank).thenComparing(kind -> kind.name))
                .toList();
    }

    public List<Kind<?, ?>> all() {
        return all;
    }

    List<Kind<?, ?>> backwards() {
        var backwards = new ArrayList<>(all);
        Collections.reverse(backwards);
        return backwards;
    }

    public Optional<Kind<?, ?>> named(String name) {
        return all.stream().filter(kind -> kind.name.equals(name)).findFirst();
    }

    public Optional<Kind<?, ?>> at(String path) {
        return all.stream().filter(kind -> kind.path.equals(path)).findFirst();
    }

    /** The kind that a caller named, or a problem that says which there are. */
    public Kind<?, ?> required(String name) {
        return named(name)
                .orElseThrow(() -> Problem.ofUnknown(
                        "kind", name, all.stream().map(known -> known.name).toList()));
    }

    public Kind<?, ?> get(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("No kind named " + name));
    }
}
