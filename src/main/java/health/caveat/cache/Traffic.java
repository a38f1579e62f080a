package health.caveat.cache;

import health.caveat.item.ContentVersion;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much is asked, how it is answered and how fast. The framework's own meters would cost a third of what a kept answer
 * costs; here a request is two additions.
 */
@Singleton
class Traffic implements MeterBinder {

    /** Upper ends of the classes of duration, in milliseconds, as one decimal fraction each. */
    private static final double[] WITHIN_MILLIS = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500};

    private final Way kept = new Way();
    private final Way made = new Way();
    private final Kept cache;
    private final ContentVersion content;

    Traffic(Kept cache, ContentVersion content) {
        this.cache = cache;
        this.content = content;
    }

    /** Requests that were answered in one way: from what is kept, or by the application. */
    private static final class Way {

        private final LongAdder[] byStatus =
                Stream.generate(LongAdder::new).limit(6).toArray(LongAdder[]::new);
        private final LongAdder[] byDuration =
                Stream.generate(LongAdder::new).limit(WITHIN_MILLIS.length + 1).toArray(LongAdder[]::new);
        private final LongAdder nanos = new LongAdder();

        void count(int status, long duration) {
            byStatus[Math.min(5, status / 100)].increment();
            nanos.add(duration);
            var millis = duration / 1e6;
            var i = 0;
            while (i < WITHIN_MILLIS.length && millis > WITHIN_MILLIS[i]) {
                i++;
            }
            byDuration[i].increment();
        }

        long all() {
            return Stream.of(byStatus).mapToLong(LongAdder::sum).sum();
        }

        double within(int last) {
            return IntStream.rangeClosed(0, last)
                    .mapToLong(i -> byDuration[i].sum())
                    .sum();
        }
    }

    void countKept(int status, long nanos) {
        kept.count(status, nanos);
    }

    void countMade(int status, long nanos) {
        made.count(status, nanos);
    }

    long kept() {
        return kept.all();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, "cache", kept);
        bind(registry, "application", made);
        Gauge.builder("caveat.cache.size", cache, Kept::bytes)
                .description("What the kept answers weigh")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("caveat.content.version", content, known -> known.known().version())
                .description("The content version that this node shows")
                .register(registry);
        Gauge.builder(
                        "caveat.database.age",
                        content,
                        known -> known.known().age().toMillis() / 1e3)
                .description("For how long the database has been away; zero while it is there")
                .baseUnit("seconds")
                .register(registry);
    }

    private static void bind(MeterRegistry registry, String name, Way way) {
        IntStream.rangeClosed(1, 5)
                .forEach(hundreds -> FunctionCounter.builder(
                                "caveat.requests", way, counted -> counted.byStatus[hundreds].sum())
                        .description("Requests that were answered, by class of status and by what answered them")
                        .tag("status", hundreds + "xx")
                        .tag("by", name)
                        .register(registry));
        FunctionTimer.builder(
                        "caveat.request.duration", way, Way::all, counted -> counted.nanos.sum(), TimeUnit.NANOSECONDS)
                .description("How long answering took in all")
                .tag("by", name)
                .register(registry);
        IntStream.range(0, WITHIN_MILLIS.length)
                .forEach(i -> FunctionCounter.builder("caveat.requests.within", way, counted -> counted.within(i))
                        .description("Requests that were answered within so many seconds")
                        .tag("le", Double.toString(WITHIN_MILLIS[i] / 1e3))
                        .tag("by", name)
                        .register(registry));
    }
}
