package health.caveat.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Lets each run of the tests begin with an empty database, whatever an earlier one left. */
public class EmptyTestData implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // In continuous testing the server of the run before still lives in this JVM.
        if (System.getProperty(new EmbeddedDatabase(Path.of("target/test-data")).property) == null) {
            try {
                FileUtils.deleteDirectory(
                        Path.of("target/test-data/database/cluster").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
