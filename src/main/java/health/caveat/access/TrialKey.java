package health.caveat.access;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The key of an installation that is only tried out: made at its first start, beside its embedded database. The file
 * has the private key in its first line and the public one in its second; {@link TrialToken} signs with it.
 */
final class TrialKey {

    private TrialKey() {}

    static PublicKey publicKey(Path data) {
        try {
            var file = data.resolve(TrialToken.KEY);
            if (!Files.exists(file)) {
                make(file);
            }
            var encoded = Base64.getDecoder().decode(Files.readAllLines(file).get(1));
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var base64 = Base64.getEncoder();
        Files.createDirectories(file.getParent());
        // Nobody else may read it, not even while it is being written.
        var unfinished = file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createTempFile(
                        file.getParent(),
                        "key",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(file.getParent(), "key", "");
        Files.writeString(
                unfinished,
                base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                        + base64.encodeToString(pair.getPublic().getEncoded()) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Log.infof("Made the key of this trial's tokens, %s", file);
    }
}
