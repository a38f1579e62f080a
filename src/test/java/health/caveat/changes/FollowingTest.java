package health.caveat.changes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.item.Change;
import health.caveat.item.Kinds;
import health.caveat.item.Publishing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is published and retired, and whenever a client pulls, breaks off or reads a page twice: in the end it holds
 * exactly what the API serves to its filter.
 */
@QuarkusTest
class FollowingTest {

    private static final List<String> KINDS = List.of("topic", "therapy", "risk", "article", "finding");

    @Inject
    Kinds kinds;

    @Inject
    Publishing publishing;

    /** What this test has published, by kind and slug, with the slugs that each refers to. */
    private final Map<String, Set<String>> live = new LinkedHashMap<>();

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private int made;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endsWithWhatTheApiServes(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            publish("topic", newSlug("topic"), random);
        }
        var followers = new LinkedHashMap<Follower, String>();
        for (int step = 0; step < 50; step++) {
            if (step % 10 == 0) {
                var query = query(random);
                followers.put(
                        random.nextInt(3) == 0
                                ? Follower.ofSnapshot(query)
                                : new Follower("/v1/changes" + query + "&size=" + (1 + random.nextInt(9))),
                        query);
            }
            change(random);
            followers.keySet().forEach(follower -> {
                switch (random.nextInt(5)) {
                    case 0 -> follower.pull();
                    case 1 -> follower.pullInVain();
                    case 2 -> follower.pullAll();
                    default -> {}
                }
            });
        }
        followers.forEach((follower, query) -> {
            follower.pullAll();
            var served = Follower.ofSnapshot(query);
            assertThat(follower.held).as("seed %d, %s", seed, query).isEqualTo(served.held);
            assertThat(slugs(served)).as("seed %d, %s", seed, query).isEqualTo(listed(query));
        });
    }

    @AfterEach
    void retireAll() {
        while (!live.isEmpty()) {
            new ArrayList<>(live.keySet()).forEach(item -> {
                if (!isReferredTo(item)) {
                    retire(item);
                }
            });
        }
    }

    private String query(Random random) {
        var parts = new ArrayList<String>();
        parts.add("lang=" + (random.nextBoolean() ? "en" : "de"));
        KINDS.stream().filter(kind -> random.nextInt(3) == 0).forEach(kind -> parts.add("kind=" + kind));
        if (random.nextInt(3) > 0) {
            parts.add("topic=" + any("topic", random).orElseThrow());
        }
        return "?" + String.join("&", parts);
    }

    private void change(Random random) {
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var known = any(kind, random);
        switch (random.nextInt(4)) {
            case 0 ->
                known.filter(slug -> !kind.equals("topic"))
                        .map(slug -> kind + "/" + slug)
                        .filter(item -> !isReferredTo(item))
                        .ifPresent(this::retire);
            case 1 -> publish(kind, newSlug(kind), random);
            default -> publish(kind, known.orElseGet(() -> newSlug(kind)), random);
        }
    }

    private String newSlug(String kind) {
        return "followed-" + kind + "-" + mark + "-" + ++made;
    }

    private Optional<String> any(String kind, Random random) {
        var slugs = live.keySet().stream()
                .filter(item -> item.startsWith(kind + "/"))
                .map(item -> item.substring(kind.length() + 1))
                .toList();
        return slugs.isEmpty() ? Optional.empty() : Optional.of(slugs.get(random.nextInt(slugs.size())));
    }

    private boolean isReferredTo(String item) {
        return live.entrySet().stream()
                .anyMatch(other ->
                        !other.getKey().equals(item) && other.getValue().contains(item));
    }

    private void publish(String kind, String slug, Random random) {
        var refers = new HashSet<String>();
        var text = "Words %d".formatted(random.nextInt(1000));
        var more = switch (kind) {
            case "topic" -> "\"type\": \"condition\", \"summary\": \"%s\", \"body\": \"%s\"".formatted(text, text);
            case "therapy" ->
                "\"status\": \"approved\", \"summary\": \"%s\", \"body\": \"%s\", %s"
                        .formatted(text, text, topics(refers, random));
            case "risk" ->
                "\"category\": \"general\", \"summary\": \"%s\", \"body\": \"%s [@test-news]\", %s, \"certainty\": {\"level\": \"low\", \"reason\": \"None\"}"
                        .formatted(text, text, topics(refers, random));
            case "article" ->
                "\"summary\": \"%s\", \"body\": \"%s\", %s"
                        .formatted(text, quote(refers, random), topics(refers, random));
            default -> finding(text, refers, random);
        };
        if (more.isEmpty()) {
            return;
        }
        var heading = kind.equals("finding") ? "effect" : "title";
        var json = """
                {"slug": "%s", "%s": {"en": "%s"%s}, %s, "lastReviewed": "2026-01-15", "nextReviewDue": "2028-01-15", "clinicalReview": "none"}
                """.formatted(slug, heading, text, "", more);
        var document = kinds.get(kind).read(json);
        publish(List.of(Change.byPack(kinds.get(kind), document)));
        live.put(kind + "/" + slug, refers);
    }

    private String topics(Set<String> refers, Random random) {
        var topics = new TreeSet<String>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            topics.add(any("topic", random).orElseThrow());
        }
        topics.forEach(topic -> refers.add("topic/" + topic));
        return "\"topics\": [" + topics.stream().map(slug -> "\"" + slug + "\"").collect(joining(", ")) + "]";
    }

    private String quote(Set<String> refers, Random random) {
        return any("finding", random)
                .filter(slug -> random.nextBoolean())
                .map(slug -> {
                    refers.add("finding/" + slug);
                    return "It is {{finding:%s:count}}.".formatted(slug);
                })
                .orElse("It is none.");
    }

    private String finding(String text, Set<String> refers, Random random) {
        var risk = any("risk", random);
        var therapy = any("therapy", random);
        if (risk.isEmpty() || therapy.isEmpty()) {
            return "";
        }
        refers.add("risk/" + risk.get());
        refers.add("therapy/" + therapy.get());
        return """
                "risk": "%s", "therapy": "%s", "population": "%s", "source": "test-news",
                "measure": {"type": "count", "events": %d, "total": 54}
                """.formatted(risk.get(), therapy.get(), text, random.nextInt(55));
    }

    private void retire(String item) {
        var kind = kinds.get(item.substring(0, item.indexOf('/')));
        publish(List.of(Change.retiredByPack(
                kind, item.substring(item.indexOf('/') + 1), Optional.of("It was for a test"), Optional.empty())));
        live.remove(item);
    }

    private void publish(List<Change> changes) {
        QuarkusTransaction.requiringNew().run(() -> {
            publishing.lock();
            publishing.publish(changes);
        });
    }

    private static Set<String> slugs(Follower follower) {
        return new TreeSet<>(follower.held.keySet());
    }

    /** What the lists show to the same filter; for findings, those of the risks and therapies that they show. */
    private Set<String> listed(String query) {
        var asked = new TreeMap<String, List<String>>();
        for (String part : query.substring(1).split("&")) {
            asked.computeIfAbsent(part.split("=")[0], name -> new ArrayList<>()).add(part.split("=")[1]);
        }
        var topics = asked.getOrDefault("topic", List.of());
        var listed = new TreeSet<String>();
        kinds.all().stream()
                .map(kind -> kind.name)
                .filter(kind -> !asked.containsKey("kind") || asked.get("kind").contains(kind))
                .forEach(kind -> list(kind, topics).forEach(slug -> listed.add(kind + "/" + slug)));
        return listed;
    }

    private Set<String> list(String kind, List<String> topics) {
        var path = "/v1/" + kinds.get(kind).path;
        if (topics.isEmpty()) {
            return all(path + "?sort=title");
        }
        return switch (kind) {
            case "topic" -> new TreeSet<>(topics);
            case "finding" -> {
                var findings = new TreeSet<String>();
                for (String through : List.of("risk", "therapy")) {
                    list(through, topics).forEach(slug -> findings.addAll(all(path + "?" + through + "=" + slug)));
                }
                yield findings;
            }
            case "risk", "therapy", "article" -> all(path + "?topic=" + String.join("&topic=", topics));
            default -> Set.of();
        };
    }

    private static Set<String> all(String address) {
        var slugs = new TreeSet<String>();
        JsonNode page;
        int number = 0;
        do {
            page = Follower.page(address + "&size=100&page=" + ++number);
            page.path("items").forEach(item -> slugs.add(item.path("slug").asText()));
        } while (slugs.size() < page.path("total").asInt());
        return slugs;
    }
}
