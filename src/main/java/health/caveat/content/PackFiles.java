package health.caveat.content;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a content pack as they lie there, with their hash.
 *
 * @param texts the YAML files' texts by their path in the pack
 * @param number made at build; absent in a folder that has no {@code pack.properties}
 */
record PackFiles(SortedMap<String, String> texts, String hash, Optional<Long> number) {

    private static final String NUMBER_FILE = "pack.properties";

    /** The pack in a folder, or the one that is built into the application. */
    static PackFiles read(Optional<Path> folder) {
        try {
            if (folder.isPresent()) {
                if (!Files.isDirectory(folder.get())) {
                    throw new IllegalStateException("CAVEAT_CONTENT names no folder: " + folder.get());
                }
                return read(folder.get());
            }
            var builtIn = Thread.currentThread()
                    .getContextClassLoader()
                    .getResource("content/" + NUMBER_FILE)
                    .toURI();
            if (builtIn.getScheme().equals("jar")) {
                var jar = URI.create(builtIn.toString().replaceFirst("!.*", "!/"));
                try (var files = FileSystems.newFileSystem(jar, Map.of())) {
                    return read(files.getPath("content"));
                }
            }
            return read(Path.of(builtIn).getParent());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The content pack cannot be read: " + e.getMessage(), e);
        }
    }

    private static PackFiles read(Path root) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return new PackFiles(texts, hash(texts), number(root.resolve(NUMBER_FILE)));
    }

    private static Optional<Long> number(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        // In the sources of a pack that a build is to number there is no number yet.
        return Optional.ofNullable(properties.getProperty("number"))
                .filter(number -> number.matches("\\d+"))
                .map(Long::valueOf);
    }

    private static String hash(SortedMap<String, String> texts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((path, text) -> {
                digest.update((path + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
