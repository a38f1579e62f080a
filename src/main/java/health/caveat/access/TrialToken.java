package health.caveat.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that prints a token for a trial. It needs nothing but the JDK, so that it runs beside the application,
 * whichever way that was started.
 */
public final class TrialToken {

    static final String ISSUER = "caveat-trial";
    static final String AUDIENCE = "caveat";
    static final String KEY = "trial-key";
    private static final List<String> ROLES = List.of(Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER);

    private TrialToken() {}

    public static void main(String... arguments) throws IOException, GeneralSecurityException {
        var key = Path.of(environment("CAVEAT_DATA", "data")).resolve(KEY);
        if (arguments.length != 2 || !ROLES.containsAll(List.of(arguments[0].split(",")))) {
            fail("Say a role (" + String.join(", ", ROLES) + ", or several joined by commas) and a name");
        } else if (!environment("CAVEAT_TOKEN_ISSUER", "").isEmpty()) {
            fail("An issuer is configured: it makes the tokens");
        } else if (!Files.exists(key)) {
            fail("There is no " + key + ": start Caveat there first, with its embedded database and no token issuer");
        } else {
            System.out.println(token(key, arguments[0], arguments[1]));
        }
    }

    static String token(Path key, String roles, String name) throws IOException, GeneralSecurityException {
        var now = Instant.now();
        var groups = Arrays.stream(roles.split(",")).map(TrialToken::quoted).collect(Collectors.joining(","));
        var claims = "{\"iss\":%s,\"aud\":%s,\"sub\":%s,\"name\":%s,\"groups\":[%s],\"iat\":%d,\"exp\":%d}"
                .formatted(
                        quoted(ISSUER),
                        quoted(AUDIENCE),
                        quoted("trial:" + name),
                        quoted(name),
                        groups,
                        now.getEpochSecond(),
                        now.plus(Duration.ofDays(1)).getEpochSecond());
        var signed =
                base64("{\"alg\":\"ES256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        var encoded = Base64.getDecoder().decode(Files.readAllLines(key).get(0));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + base64(signature.sign());
    }

    private static String quoted(String text) {
        return "\"" + text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String environment(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
