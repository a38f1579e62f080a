package health.caveat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With an issuer configured, its key set is asked over HTTP, and the trial's tokens are worth nothing. */
class TokenRulesTest {

    static final String ISSUER = "https://id.example/realms/editors";
    final KeyPair keys = rsa();
    HttpServer issuer;

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void serveTheKeys() throws IOException {
        var key = (RSAPublicKey) keys.getPublic();
        var set = "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"one\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"AQAB\"}]}"
                .formatted(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(unsigned(key.getModulus().toByteArray())))
                .getBytes(StandardCharsets.UTF_8);
        issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        issuer.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        issuer.start();
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    private JWTParser parser() throws GeneralSecurityException {
        return new DefaultJWTParser(TokenRules.of(
                Optional.of(ISSUER),
                Optional.of("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks"),
                "caveat",
                "realm_access/roles",
                Optional.empty()));
    }

    private String token(String from, String audience) {
        return Jwt.claims(Map.of("realm_access", Map.of("roles", List.of("author", "other"))))
                .issuer(from)
                .audience(audience)
                .subject("4711")
                .claim("preferred_username", "ada")
                .expiresIn(60)
                .jws()
                .keyId("one")
                .sign(keys.getPrivate());
    }

    @Test
    void takesATokenOfTheIssuerWithRolesFromTheConfiguredClaim() throws Exception {
        var token = parser().parse(token(ISSUER, "caveat"));
        assertThat(token.getGroups()).contains("author");
        assertThat(Editor.of(token)).isEqualTo(new Editor("4711", "ada"));
    }

    @Test
    void refusesOthers() throws Exception {
        var parser = parser();
        assertThatThrownBy(() -> parser.parse(token("https://elsewhere.example", "caveat")))
                .isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> parser.parse(token(ISSUER, "account"))).isInstanceOf(ParseException.class);
        var elsewhere = rsa();
        var forged = Jwt.claims(Map.of("realm_access", Map.of("roles", List.of("publisher"))))
                .issuer(ISSUER)
                .audience("caveat")
                .subject("4711")
                .expiresIn(60)
                .jws()
                .keyId("one")
                .sign(elsewhere.getPrivate());
        assertThatThrownBy(() -> parser.parse(forged)).isInstanceOf(ParseException.class);
    }

    @Test
    void refusesTheTrialsTokensOnceAnIssuerIsConfigured(@org.junit.jupiter.api.io.TempDir java.nio.file.Path data)
            throws Exception {
        TrialKey.publicKey(data);
        var trial = TrialToken.token(data.resolve(TrialToken.KEY), Role.PUBLISHER, "Eve");
        var parser = parser();
        assertThatThrownBy(() -> parser.parse(trial)).isInstanceOf(ParseException.class);
    }

    @Test
    void believesNobodyWithoutAnIssuerOnAServerOfOnesOwn(@org.junit.jupiter.api.io.TempDir java.nio.file.Path data)
            throws Exception {
        TrialKey.publicKey(data);
        var trial = TrialToken.token(data.resolve(TrialToken.KEY), Role.PUBLISHER, "Eve");
        var parser = new DefaultJWTParser(
                TokenRules.of(Optional.empty(), Optional.empty(), "caveat", "groups", Optional.empty()));
        assertThatThrownBy(() -> parser.parse(trial)).isInstanceOf(ParseException.class);
        var own = new DefaultJWTParser(
                TokenRules.of(Optional.empty(), Optional.empty(), "caveat", "groups", Optional.of(data)));
        assertThat(own.parse(trial).getGroups()).isEqualTo(Set.of(Role.PUBLISHER));
    }

    @Test
    void wantsTheIssuersKeys() {
        assertThatThrownBy(() ->
                        TokenRules.of(Optional.of(ISSUER), Optional.empty(), "caveat", "groups", Optional.empty()))
                .hasMessageContaining("CAVEAT_TOKEN_KEYS");
    }
}
