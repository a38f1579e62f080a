package health.caveat.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Application;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server of our own that keeps its data in one folder and trusts every user of this machine. */
final class EmbeddedDatabase implements AutoCloseable {

    /** The version of the binaries in pom.xml, which cannot read the data of another. */
    static final String MAJOR_VERSION = "18";

    /** The file that says that a cluster is complete. */
    static final String READY = "caveat-ready";

    /** Names the system property with the running server's URL, which new class loaders do not lose. */
    final String property;

    private final Path folder;
    private final Path cluster;
    private final Path log;
    private FileChannel lock;
    private Path programs;
    private int port;
    private boolean running;

    EmbeddedDatabase(Path data) {
        folder = data.toAbsolutePath().normalize().resolve("database");
        cluster = folder.resolve("cluster");
        log = folder.resolve("log");
        property = "caveat.embedded-database:" + folder;
    }

    /** The URL of the one server that this JVM runs on these data; the first call starts it. */
    static String url(Path data) {
        var database = new EmbeddedDatabase(data);
        synchronized (database.property.intern()) {
            if (System.getProperty(database.property) == null) {
                // Before the start, since a JVM that is shutting down takes no more hooks.
                Runtime.getRuntime().addShutdownHook(new Thread(database::closeAfterApplication));
                System.setProperty(database.property, database.start());
            }
            return System.getProperty(database.property);
        }
    }

    synchronized String start() {
        try {
            Files.createDirectories(folder);
            lock = lock();
            refuseRootWithoutNamespaces();
            programs = PostgresPrograms.unpack(folder);
            stopOrphan();
            refuseOtherVersion();
            if (!Files.exists(cluster.resolve(READY))) {
                create();
            }
            port = freePort();
            // No socket: its file would lie in a folder that everybody may use.
            var options = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on".formatted(port);
            run("pg_ctl", "start", "--wait", "--timeout=60", "--pgdata=" + cluster, "--options=" + options);
            running = true;
            createDatabase();
            Log.infof("PostgreSQL %s serves %s on port %d", MAJOR_VERSION, folder, port);
            return "jdbc:postgresql://127.0.0.1:%d/caveat?user=postgres".formatted(port);
        } catch (IOException | SQLException | RuntimeException e) {
            close();
            throw e instanceof IllegalStateException said ? said : new IllegalStateException(failure(e), e);
        }
    }

    /** Stops the server and lets others have the folder. */
    @Override
    public synchronized void close() {
        try (var unlocked = lock) {
            if (running) {
                running = false;
                run("pg_ctl", "stop", "--mode=fast", "--wait", "--timeout=60", "--pgdata=" + cluster);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The embedded database in %s did not stop: %s".formatted(folder, e), e);
        }
    }

    /** Shutdown hooks run side by side, and the application's needs the database to the end. */
    private void closeAfterApplication() {
        var application = Application.currentApplication();
        if (application != null) {
            CompletableFuture.runAsync(application::awaitShutdown)
                    .completeOnTimeout(null, 60, TimeUnit.SECONDS)
                    .join();
        }
        close();
    }

    private FileChannel lock() throws IOException {
        var file = folder.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // Only a byte far behind the text, since Windows lets nobody read what is locked.
        if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) == null) {
            channel.close();
            throw new IllegalStateException(
                    "Caveat is already running on %s, as process %s; stop it, or name another folder with CAVEAT_DATA."
                            .formatted(folder, Files.readString(file)));
        }
        // Never open this file again: closing any handle to it would let go of the lock.
        channel.truncate(0).write(UTF_8.encode("" + ProcessHandle.current().pid()));
        return channel;
    }

    private static void refuseRootWithoutNamespaces() throws IOException {
        var self = Path.of("/proc/self");
        if (Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0) && !LinuxUtils.isUnshareAvailable()) {
            throw new IllegalStateException(
                    "PostgreSQL refuses to run as root, and 'unshare -U', which would help, is not allowed here; run Caveat as an ordinary user, or set CAVEAT_DB_URL to use a server of yours.");
        }
    }

    /** A postmaster outlives its killed JVM, and no second one may use its cluster. */
    private void stopOrphan() throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var pid = Files.readString(file).lines().findFirst().orElse("");
        var process = pid.isBlank() ? Optional.<ProcessHandle>empty() : ProcessHandle.of(Long.parseLong(pid));
        if (process.isPresent() && serves(process.get())) {
            Log.infof("Stopping process %s, the PostgreSQL that a killed Caveat left on %s", pid, folder);
            run("pg_ctl", "stop", "--mode=fast", "--wait", "--timeout=60", "--pgdata=" + cluster);
        } else if (process.isPresent() || pid.isBlank()) {
            // Another program has the number now, or a power cut emptied the file: PostgreSQL would not start.
            Files.delete(file);
        }
    }

    /** Whether this is the postmaster of our cluster, which it has as its working folder. */
    private boolean serves(ProcessHandle process) {
        var workingFolder = Path.of("/proc", String.valueOf(process.pid()), "cwd");
        if (!Files.exists(workingFolder.getParent())) {
            // Not Linux.
            return process.info().command().orElse("").contains("postgres");
        }
        try {
            return Files.isSameFile(workingFolder, cluster);
        } catch (IOException e) {
            // We may look at our own processes; this one belongs to somebody else.
            return false;
        }
    }

    private void refuseOtherVersion() throws IOException {
        var file = cluster.resolve("PG_VERSION");
        var version = Files.exists(file) ? Files.readString(file).strip() : MAJOR_VERSION;
        if (!version.equals(MAJOR_VERSION)) {
            throw new IllegalStateException(
                    "%s holds data of PostgreSQL %s, which PostgreSQL %s cannot read; name another folder with CAVEAT_DATA, or bring the data over with pg_upgrade, or with pg_dump and psql."
                            .formatted(cluster, version, MAJOR_VERSION));
        }
    }

    private void create() throws IOException {
        var now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
        if (Files.exists(cluster)) {
            var aside = Files.move(cluster, folder.resolve("half-made-" + now));
            Log.warnf("The cluster in %s was never finished; it is now %s", folder, aside);
        }
        Log.infof("Making a new database in %s", folder);
        // A name of its own, since the initdb of a killed Caveat may still be writing.
        var unfinished = folder.resolve("initdb-" + now);
        run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                // The same order of words on each machine, whatever locales it has.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.createFile(unfinished.resolve(READY));
        Files.move(unfinished, cluster);
    }

    private void createDatabase() throws SQLException {
        var server = new PGSimpleDataSource();
        server.setURL("jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port));
        try (var connection = server.getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select from pg_database where datname = 'caveat'");
            if (!found.next()) {
                statement.execute("create database caveat");
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs one of PostgreSQL's programs to its end. What it says goes into the log, as the server's words do. */
    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // We are root, which PostgreSQL refuses to be; in a namespace it does not notice.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A locale that this machine lacks would stop initdb.
        builder.environment().put("LC_ALL", "C");
        var saidBefore = Files.exists(log) ? Files.size(log) : 0;
        if (builder.start().onExit().join().exitValue() != 0) {
            try (var said = Files.newInputStream(log)) {
                said.skipNBytes(saidBefore);
                var errors = new String(said.readAllBytes(), UTF_8)
                        .lines()
                        .filter(line -> line.contains("FATAL") || line.contains("error:"))
                        .collect(Collectors.joining("; "));
                throw new IllegalStateException("%s failed: %s (more in %s)".formatted(program, errors, log));
            }
        }
    }

    private String failure(Exception e) {
        return e instanceof AccessDeniedException
                ? "This user may not write to %s, where the embedded database lives; name another folder with CAVEAT_DATA."
                        .formatted(e.getMessage())
                : "The embedded database in %s did not start: %s".formatted(folder, e);
    }
}
