package health.caveat.item;

import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The content version that is published, as far as this node knows. It listens to the database on a connection of its
 * own, and asks at short intervals, since a connection can be dead without a word.
 */
@Singleton
public class ContentVersion {

    static final String CHANNEL = "caveat_content";

    private static final int ASK_EVERY_MILLIS = 500;
    private static final int LONGEST_BACK_OFF_MILLIS = 2_000;
    private static final long SHORT_LOSS_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String ASK = """
            select version, (select %1$s from revision where content_version = version),
                (select %1$s from revision where content_version = ?)
            from content_version""".formatted(Revision.STAMP);

    private final String url;
    private final Properties properties = new Properties();
    private final Duration staleFor;
    private final Event<News> event;
    private final Thread listener = new Thread(this::listen, "content-version");

    private volatile Known known = new Known(0, 0, true, System.nanoTime());
    private volatile boolean stopped;
    private volatile Connection connection;
    private String stamp;
    private boolean hasAsked;

    /** Fired to asynchronous observers whenever another content version is to be shown. */
    public record News(long version) {}

    /**
     * @param version zero as long as none is known
     * @param history rises when a version may have become another: after a fail-over or a restored backup
     * @param reachable whether the database answered when it was asked last
     * @param confirmedNanos when that was, by {@link System#nanoTime}
     */
    public record Known(long version, int history, boolean reachable, long confirmedNanos) {

        public Duration age() {
            return reachable ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - confirmedNanos);
        }
    }

    ContentVersion(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "caveat.stale-for") Duration staleFor,
            Event<News> event) {
        this.url = url;
        this.staleFor = staleFor;
        this.event = event;
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(word -> properties.setProperty("password", word));
        properties.setProperty("ApplicationName", "caveat-listener");
        // In seconds; the shortest there are. Without them a silent server would hold the listener for ever.
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("socketTimeout", "1");
    }

    public Known known() {
        return known;
    }

    /** Whether what was read earlier may still be shown: the database is there, or was a short time ago. */
    public boolean isUsable() {
        var now = known;
        return now.version > 0 && now.age().compareTo(staleFor) <= 0;
    }

    /** Fails at once, instead of waiting for a database that is known to be away. */
    void refuseWithoutDatabase() {
        if (known.age().toNanos() > SHORT_LOSS_NANOS) {
            throw Problem.of(
                    ProblemType.UNAVAILABLE,
                    "The database cannot be reached now, and this node does not hold the answer");
        }
    }

    /** Somebody saw or made this version, and it is of the history that was known to him. */
    public synchronized void seen(long version, int history) {
        if (version > known.version && history == known.history) {
            stamp = null;
            set(new Known(version, known.history, known.reachable, known.confirmedNanos));
        }
    }

    void start(@Observes StartupEvent start) {
        listener.setDaemon(true);
        listener.start();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped = true;
        listener.interrupt();
        var open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                Log.debug("The listener's connection did not close", e);
            }
        }
    }

    private void listen() {
        var backOff = 0;
        while (!stopped) {
            try (var opened = DriverManager.getConnection(url, properties)) {
                connection = opened;
                try (var statement = opened.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                ask(opened, true);
                backOff = 0;
                while (!stopped) {
                    var notifications = opened.unwrap(PGConnection.class).getNotifications(ASK_EVERY_MILLIS);
                    if (notifications == null || notifications.length == 0) {
                        ask(opened, false);
                    } else {
                        told(notifications[notifications.length - 1]);
                    }
                }
            } catch (SQLException e) {
                lost(e);
                backOff = Math.min(LONGEST_BACK_OFF_MILLIS, 2 * backOff + 50);
                pause(backOff + ThreadLocalRandom.current().nextInt(50));
            }
        }
    }

    private void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // Only stop() interrupts.
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Connection opened, boolean isNew) throws SQLException {
        try (var statement = opened.prepareStatement(ASK)) {
            var before = known.version;
            statement.setLong(1, before);
            try (var row = statement.executeQuery()) {
                row.next();
                answered(row.getLong(1), row.getString(2), before, row.getString(3), isNew);
            }
        }
    }

    private synchronized void answered(
            long version, String versionStamp, long before, String stampOfBefore, boolean isNew) {
        var sameHistory = !isNew
                || !hasAsked
                || before == known.version && version >= before && Objects.equals(stamp, stampOfBefore);
        if (!known.reachable) {
            Log.infof("The database is there again, at content version %d", version);
        }
        if (sameHistory && version < known.version) {
            // Somebody has seen a later one since this was read.
            set(new Known(known.version, known.history, true, System.nanoTime()));
            return;
        }
        if (!sameHistory) {
            Log.infof("Nothing kept is used again: content version %d may have become another", before);
        }
        hasAsked = true;
        stamp = versionStamp;
        set(new Known(version, sameHistory ? known.history : known.history + 1, true, System.nanoTime()));
    }

    private void told(PGNotification notification) {
        seen(Long.parseLong(notification.getParameter()), known.history);
    }

    private synchronized void lost(SQLException e) {
        if (!stopped && known.reachable) {
            Log.warnf("The database cannot be reached: %s", e.getMessage());
            set(new Known(known.version, known.history, false, known.confirmedNanos));
        }
    }

    private void set(Known next) {
        var isNews = next.version != known.version || next.history != known.history;
        known = next;
        if (isNews) {
            event.fireAsync(new News(next.version));
        }
    }
}
