package health.caveat.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, which come packed on the class path. */
final class PostgresPrograms {

    private PostgresPrograms() {}

    /** Unpacks the programs below this folder unless they are there. Not below /tmp, where others could replace them. */
    static Path unpack(Path folder) throws IOException {
        var archive = archive();
        // An update brings another archive, thus another folder.
        var checksum = new CRC32();
        checksum.update(archive);
        var home = folder.resolve("postgresql-%08x".formatted(checksum.getValue()));
        if (!Files.exists(home)) {
            var unfinished = folder.resolve("unpacking");
            FileUtils.deleteDirectory(unfinished.toFile());
            unpack(archive, unfinished);
            Files.move(unfinished, home);
        }
        return home.resolve("bin");
    }

    private static byte[] archive() throws IOException {
        var system = System.getProperty("os.name").split(" ")[0].replace("Mac", "Darwin");
        var machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "No PostgreSQL for %s on %s came with this build; set CAVEAT_DB_URL, CAVEAT_DB_USER and CAVEAT_DB_PASSWORD to use a server of yours."
                            .formatted(system, machine));
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                }
                if (path.getParent().endsWith("bin")) {
                    path.toFile().setExecutable(true);
                }
            }
        }
    }
}
