package health.caveat.access;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenTest {

    @Test
    void letsNobodyEditWithoutAToken() {
        when().get("/v1/drafts")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"caveat\"")
                .header("Cache-Control", "no-store")
                .body("type", is("/problems/unauthorized"));
        given().header("Authorization", "Basic QWRhOnNlY3JldA==")
                .get("/v1/drafts")
                .then()
                .statusCode(401);
    }

    @Test
    void takesATokenOfTheTrial() {
        get("/v1/drafts", TestTokens.of(Role.AUTHOR, "Ada \"the\" \\ Author"))
                .statusCode(200)
                .header("Cache-Control", "private, no-store");
    }

    @Test
    void letsNoCacheKeepWhatATokenRead() {
        get("/v1/risks", TestTokens.of(Role.AUTHOR, "Ada"))
                .statusCode(200)
                .header("Cache-Control", "private, no-store");
    }

    @Test
    void refusesAnExpiredToken() throws Exception {
        refused(TestTokens.claims().expiresAt(Instant.now().minusSeconds(120)).sign(TestTokens.key()), "has expired");
    }

    @Test
    void refusesATokenThatIsNotYetValid() throws Exception {
        refused(
                TestTokens.claims()
                        .claim("nbf", Instant.now().plusSeconds(120).getEpochSecond())
                        .sign(TestTokens.key()),
                "is not valid yet");
    }

    @Test
    void refusesATokenWithoutAnEnd() throws Exception {
        var claims = "{\"iss\":\"caveat-trial\",\"aud\":\"caveat\",\"sub\":\"trial:Tess\",\"groups\":[\"author\"]}";
        refused(signed("{\"alg\":\"ES256\"}", claims), "when it expires");
    }

    @Test
    void refusesAnotherIssuer() throws Exception {
        refused(TestTokens.claims().issuer("https://elsewhere.example").sign(TestTokens.key()), "another issuer");
    }

    @Test
    void refusesAnotherAudience() throws Exception {
        refused(TestTokens.claims().audience("another-api").sign(TestTokens.key()), "another audience");
    }

    @Test
    void refusesAnotherSignature() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        refused(TestTokens.claims().sign(generator.generateKeyPair().getPrivate()), "signature");
        var good = TestTokens.of(Role.AUTHOR, "Ada");
        var parts = good.split("\\.");
        var more = base64(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("author", "publisher"));
        refused(parts[0] + "." + more + "." + parts[2], "signature");
    }

    @Test
    void refusesATokenThatIsNotSigned() throws Exception {
        var claims = new String(
                Base64.getUrlDecoder()
                        .decode(TestTokens.of(Role.PUBLISHER, "Eve").split("\\.")[1]),
                StandardCharsets.UTF_8);
        for (String header : new String[] {"{\"alg\":\"none\"}", "{\"alg\":\"None\",\"typ\":\"JWT\"}", "{}"}) {
            refused(base64(header) + "." + base64(claims) + ".", "");
        }
    }

    /** Everybody may know the public key: it must not pass for a shared secret. */
    @Test
    void refusesASignatureWithThePublicKeyAsASecret() throws Exception {
        var secret = new SecretKeySpec(TestTokens.publicKey(), "HmacSHA256");
        refused(TestTokens.claims().jws().algorithm(SignatureAlgorithm.HS256).sign(secret), "");
    }

    @Test
    void refusesOtherAlgorithmsOfTheSameFamily() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        refused(
                TestTokens.claims()
                        .jws()
                        .algorithm(SignatureAlgorithm.PS256)
                        .sign(generator.generateKeyPair().getPrivate()),
                "");
    }

    @Test
    void refusesATokenThatNamesNobody() throws Exception {
        refused(
                Jwt.claims()
                        .issuer(TrialToken.ISSUER)
                        .audience(TrialToken.AUDIENCE)
                        .groups(Set.of(Role.AUTHOR))
                        .expiresIn(600)
                        .sign(TestTokens.key()),
                "");
    }

    @Test
    void refusesRubbish() {
        for (String token : new String[] {"x", "a.b.c", "....", "e30.e30.e30", "ü"}) {
            refused(token, "");
        }
    }

    @Test
    void allowsNothingWithoutARole() throws Exception {
        get("/v1/drafts", TestTokens.claims().groups(Set.of("reader")).sign(TestTokens.key()))
                .statusCode(403)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"caveat\", error=\"insufficient_scope\"")
                .body("type", is("/problems/forbidden"))
                .body("detail", containsString("author, reviewer, publisher"));
    }

    @Test
    void allowsEachRoleItsOwnSteps() {
        var draft = "/v1/drafts/risk/test-rash";
        for (String step : new String[] {"approval", "rejection", "publication"}) {
            given().auth()
                    .oauth2(TestTokens.of(Role.AUTHOR, "Ada"))
                    .contentType("application/json")
                    .body("{}")
                    .post(draft + "/" + step)
                    .then()
                    .statusCode(403);
        }
        for (String role : new String[] {Role.REVIEWER, Role.PUBLISHER}) {
            given().auth()
                    .oauth2(TestTokens.of(role, "Rob"))
                    .contentType("application/json")
                    .body("{}")
                    .put(draft)
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(TestTokens.of(role, "Rob"))
                    .delete(draft)
                    .then()
                    .statusCode(403);
        }
        given().auth()
                .oauth2(TestTokens.of(Role.REVIEWER, "Rob"))
                .contentType("application/json")
                .body("{}")
                .post(draft + "/publication")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.of(Role.PUBLISHER, "Pia"))
                .contentType("application/json")
                .body("{}")
                .post(draft + "/approval")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesABadTokenWhereNoneIsNeeded() {
        get("/v1/risks", "x").statusCode(401);
        when().get("/v1/risks").then().statusCode(200).header("WWW-Authenticate", nullValue());
    }

    @Test
    void keepsTheTrialsKeyToItself() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(Path.of("target/test-data", TrialToken.KEY))))
                .isEqualTo("rw-------");
    }

    /** Neither the token nor what it claims is in the log, and why it was refused is. */
    @Test
    void logsARefusalWithoutTheToken() throws Exception {
        var token = TestTokens.claims()
                .claim("name", "Known only to the token")
                .expiresAt(Instant.now().minusSeconds(120))
                .sign(TestTokens.key());
        var lines = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + " "
                        + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        try {
            get("/v1/drafts", token).statusCode(401);
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("has expired"))
                .noneSatisfy(line -> assertThat(line).contains(token.substring(0, 40)))
                .noneSatisfy(line -> assertThat(line).contains("Known only"));
    }

    private static void refused(String token, String why) {
        get("/v1/drafts", token)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"caveat\", error=\"invalid_token\"")
                .body("type", is("/problems/unauthorized"))
                .body("detail", containsString(why));
    }

    private static ValidatableResponse get(String path, String token) {
        return given().header("Authorization", "Bearer " + token).get(path).then();
    }

    private static String signed(String header, String claims) throws IOException, GeneralSecurityException {
        var signed = base64(header) + "." + base64(claims);
        var signature = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(TestTokens.key());
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
