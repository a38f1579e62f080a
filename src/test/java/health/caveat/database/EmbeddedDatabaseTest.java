package health.caveat.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    static final Path DATA = Path.of("target/embedded-database-test");
    static final Path FOLDER = DATA.resolve("database");
    static final Path CLUSTER = FOLDER.resolve("cluster");

    @BeforeEach
    void removeAllButTheProgramsWhichTakeLongToUnpack() throws IOException {
        Files.createDirectories(FOLDER);
        try (var contents = Files.newDirectoryStream(
                FOLDER, path -> !path.getFileName().toString().startsWith("postgresql-"))) {
            for (var path : contents) {
                FileUtils.forceDelete(path.toFile());
            }
        }
    }

    @Test
    void keepsDataAcrossRestarts() throws Exception {
        try (var database = new EmbeddedDatabase(DATA)) {
            var url = database.start();
            assertThat(ask(url, "show fsync")).isEqualTo("on");
            assertThat(ask(url, "show listen_addresses")).isEqualTo("127.0.0.1");
            ask(url, "create table kept as select 'asthma' as topic; select 1");
        }
        assertThat(CLUSTER.resolve("PG_VERSION")).hasContent(EmbeddedDatabase.MAJOR_VERSION);
        assertThat(CLUSTER.resolve("postmaster.pid")).doesNotExist();
        try (var database = new EmbeddedDatabase(DATA)) {
            assertThat(ask(database.start(), "select topic from kept")).isEqualTo("asthma");
        }
    }

    @Test
    void isRefusedToASecondProcessAndTakenBackFromAKilledOne() throws Exception {
        // Not in dev mode's continuous testing, which has no class path to give to another JVM.
        assumeThat(System.getProperty("java.class.path")).contains("test-classes");
        var other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var database = new EmbeddedDatabase(DATA)) {
            assertThat(other.inputReader().readLine()).isEqualTo("started");
            var orphan = postmaster();
            assertThatThrownBy(database::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("already running", "process " + other.pid(), FOLDER.toString());

            other.destroyForcibly().waitFor();
            assertThat(orphan.isAlive()).isTrue();
            assertThat(ask(database.start(), "select topic from kept")).isEqualTo("gout");
            assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void startsAlthoughAnotherProgramGotThePidOfTheLastServer() throws Exception {
        try (var database = new EmbeddedDatabase(DATA)) {
            database.start();
        }
        Files.writeString(
                CLUSTER.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (var database = new EmbeddedDatabase(DATA)) {
            assertThat(ask(database.start(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void movesAHalfMadeClusterAside() throws Exception {
        Files.createDirectories(CLUSTER);
        Files.writeString(CLUSTER.resolve("postgresql.conf"), "# cut off");
        try (var database = new EmbeddedDatabase(DATA)) {
            assertThat(ask(database.start(), "select 1")).isEqualTo("1");
        }
        assertThat(FOLDER).isDirectoryContaining("glob:**/half-made-*");
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Files.createDirectories(CLUSTER);
        Files.writeString(CLUSTER.resolve("PG_VERSION"), "15\n");
        try (var database = new EmbeddedDatabase(DATA)) {
            assertThatThrownBy(database::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("PostgreSQL 15", "pg_upgrade", "CAVEAT_DATA");
        }
        assertThat(CLUSTER.resolve("PG_VERSION")).hasContent("15");
    }

    static ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(CLUSTER.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    static String ask(String url, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(question);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            statement.getResultSet().next();
            return statement.getResultSet().getString(1);
        }
    }

    /** Holds the database until it is killed. */
    static class OtherProcess {
        public static void main(String[] args) throws Exception {
            ask(new EmbeddedDatabase(DATA).start(), "create table kept as select 'gout' as topic; select 1");
            System.out.println("started");
            Thread.currentThread().join();
        }
    }
}
