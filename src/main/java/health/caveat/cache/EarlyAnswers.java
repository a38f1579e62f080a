package health.caveat.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.caveat.api.Accepted;
import health.caveat.api.Representation;
import health.caveat.item.ContentVersion;
import health.caveat.text.Languages;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers on the event loop what has been answered before. It knows no route, no parameter and no default: it looks up,
 * and what it does not find goes its usual way, once for all who ask it at the same time.
 */
@Singleton
class EarlyAnswers {

    /** After the request's id and the permissions for browsers, before tokens are looked at. */
    private static final int PRIORITY = 250;

    private static final int LONGEST_HEADER = 200;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000L;

    /** Within two seconds a request is answered, be it that the database is away. */
    private static final long PATIENCE_MILLIS = 1_600;

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final Kept kept;
    private final ContentVersion content;
    private final Traffic traffic;
    private final Map<Question, Building> building = new ConcurrentHashMap<>();
    private final Cache<String, String> languages =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<String, Boolean> gzip =
            Caffeine.newBuilder().maximumSize(200).build();

    EarlyAnswers(Kept kept, ContentVersion content, Traffic traffic) {
        this.kept = kept;
        this.content = content;
        this.traffic = traffic;
    }

    void install(@Observes Filters filters) {
        filters.register(this::receive, PRIORITY);
    }

    private void receive(RoutingContext request) {
        receive(request, System.nanoTime());
    }

    private void receive(RoutingContext request, long begin) {
        var http = request.request();
        if (!kept.isEnabled() || !isKeepable(http) || !content.isUsable()) {
            make(request, begin);
            return;
        }
        var question = question(http, content.known());
        if (!answer(request, question, begin)) {
            makeOnce(request, question, begin);
        }
    }

    private static boolean isKeepable(HttpServerRequest http) {
        return (http.method() == HttpMethod.GET || http.method() == HttpMethod.HEAD)
                && !http.headers().contains(HttpHeaders.AUTHORIZATION)
                && http.uri().length() <= LONGEST_ADDRESS
                && isShort(http, HttpHeaders.ACCEPT)
                && isShort(http, HttpHeaders.ACCEPT_LANGUAGE)
                && isShort(http, HttpHeaders.ACCEPT_ENCODING);
    }

    private static boolean isShort(HttpServerRequest http, CharSequence header) {
        var value = http.headers().get(header);
        return value == null || value.length() <= LONGEST_HEADER;
    }

    private Question question(HttpServerRequest http, ContentVersion.Known known) {
        var language = http.headers().get(HttpHeaders.ACCEPT_LANGUAGE);
        var encoding = http.headers().get(HttpHeaders.ACCEPT_ENCODING);
        var accept = http.headers().get(HttpHeaders.ACCEPT);
        return new Question(
                known.history(),
                known.version(),
                System.currentTimeMillis() / DAY_MILLIS,
                http.uri(),
                language == null ? "" : languages.get(language, Languages::wanted),
                encoding != null && gzip.get(encoding, Accepted::gzip),
                accept == null ? "" : accept);
    }

    private boolean answer(RoutingContext request, Question question, long begin) {
        var found = kept.find(question);
        if (found.isEmpty()) {
            return false;
        }
        var ready = found.get().ready();
        var response = request.response();
        ready.putCommon(response);
        var age = content.known().age().toSeconds();
        if (age > 0) {
            response.putHeader(HttpHeaders.AGE, Long.toString(age));
        }
        var status = 200;
        if (Accepted.noneMatch(request.request().headers(), ready.etag)) {
            status = 304;
            response.setStatusCode(status).end();
        } else {
            ready.putOfBody(response);
            if (request.request().method() == HttpMethod.HEAD) {
                // HTTP/2 would send the bytes.
                response.end();
            } else {
                response.end(found.get().body());
            }
        }
        traffic.countKept(status, System.nanoTime() - begin);
        return true;
    }

    /**
     * Lets the first who asks be answered by the application, and the others wait for that answer. Who asks for a later
     * version waits as well, and only then has it made: else a node that is slower than what is published would make more
     * and more at the same time.
     */
    private void makeOnce(RoutingContext request, Question question, long begin) {
        var own = new Building(request, question);
        var first = building.putIfAbsent(question.at(0), own);
        if (first == null) {
            request.put(Representation.KEEPER, own);
            request.addEndHandler(ended -> own.end());
            make(request, begin);
            return;
        }
        var context = Vertx.currentContext();
        var waits = first.add(() -> context.runOnContext(then -> {
            if (request.response().closed()) {
                return;
            }
            if (first.isBefore(question)) {
                receive(request, begin);
            } else if (first.answered.isEmpty() || !answer(request, first.answered.get(), begin)) {
                make(request, begin);
            }
        }));
        if (!waits) {
            receive(request, begin);
        }
    }

    private void make(RoutingContext request, long begin) {
        var patience = request.vertx().setPeriodic(PATIENCE_MILLIS, LOOK_AGAIN_MILLIS, late -> {
            if (!content.known().reachable() && !request.response().headWritten()) {
                request.fail(503);
            }
        });
        request.addEndHandler(ended -> {
            request.vertx().cancelTimer(patience);
            traffic.countMade(request.response().getStatusCode(), System.nanoTime() - begin);
        });
        request.next();
    }

    /** An answer that the application is making, and who waits for it. */
    private final class Building implements Representation.Keeper {

        private final RoutingContext request;
        private final Question question;

        /** The request's id, permissions for browsers and what else every answer gets before it comes here. */
        private final MultiMap already;

        private final List<Runnable> waiting = new ArrayList<>();
        private boolean ended;
        private Runnable keeping = () -> {};
        private volatile Optional<Question> answered = Optional.empty();

        private Building(RoutingContext request, Question question) {
            this.request = request;
            this.question = question;
            this.already =
                    MultiMap.caseInsensitiveMultiMap().addAll(request.response().headers());
        }

        /** What is to be kept is complete only once the head is written. */
        @Override
        public void keep(long version, String etag, byte[] body, boolean compressed) {
            keeping = () -> {
                if (version > 0) {
                    content.seen(version, question.history());
                }
                var ready = Ready.of(etag, request.response().headers(), already, body.length, compressed);
                var shown = version > 0 ? question.at(version) : question;
                kept.keep(shown, ready, Buffer.buffer(body));
                answered = Optional.of(shown);
            };
        }

        private boolean isBefore(Question other) {
            return question.version() < other.version()
                    && answered.filter(shown -> shown.version() >= other.version())
                            .isEmpty();
        }

        private synchronized boolean add(Runnable waiter) {
            return !ended && waiting.add(waiter);
        }

        private void end() {
            keeping.run();
            building.remove(question.at(0), this);
            synchronized (this) {
                ended = true;
            }
            waiting.forEach(Runnable::run);
        }
    }
}
