package health.caveat.access;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/** Tokens for tests, as the trial's command prints them, or with something wrong. */
public final class TestTokens {

    private static final Path KEY = Path.of("target/test-data", TrialToken.KEY);

    private TestTokens() {}

    /** @param roles joined by commas */
    public static String of(String roles, String name) {
        try {
            return TrialToken.token(KEY, roles, name);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey key() throws IOException, GeneralSecurityException {
        var encoded = Base64.getDecoder().decode(Files.readAllLines(KEY).get(0));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    static byte[] publicKey() throws IOException {
        return Base64.getDecoder().decode(Files.readAllLines(KEY).get(1));
    }

    /** The claims of a good token, for tests that spoil one. */
    static JwtClaimsBuilder claims() {
        return Jwt.claims()
                .issuer(TrialToken.ISSUER)
                .audience(TrialToken.AUDIENCE)
                .subject("trial:Tess")
                .claim("name", "Tess")
                .groups(Set.of(Role.AUTHOR))
                .expiresIn(600);
    }
}
