package health.caveat.changes;

import health.caveat.api.Problem;
import health.caveat.item.Kinds;
import health.caveat.item.Reading;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a client follows: items of some kinds (none named: all), of some topics (none named: all), in one language. */
record ChangeFilter(SortedSet<String> kinds, SortedSet<String> topics, String language) {

    static ChangeFilter of(List<String> kinds, List<String> topics, Reading reading, Kinds all) {
        var names = all.all().stream().map(kind -> kind.name).sorted().toList();
        kinds.stream().filter(kind -> !names.contains(kind)).findFirst().ifPresent(unknown -> {
            throw Problem.ofParameter("kind", "has no value " + unknown, names);
        });
        return new ChangeFilter(new TreeSet<>(kinds), new TreeSet<>(topics), reading.language());
    }

    /** The address of what this filter follows, without a place in it. */
    QueryStringEncoder address() {
        var address = new QueryStringEncoder("/v1/changes");
        kinds.forEach(kind -> address.addParam("kind", kind));
        topics.forEach(topic -> address.addParam("topic", topic));
        address.addParam("lang", language);
        return address;
    }
}
