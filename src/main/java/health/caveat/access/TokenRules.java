package health.caveat.access;

import health.caveat.database.EmbeddedDatabaseConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Which tokens are believed: those of the configured issuer, or, where the embedded database serves a trial, those of
 * {@link TrialToken}; otherwise none.
 */
@Singleton
public class TokenRules {

    private static final int CLOCK_SKEW_SECONDS = 30;

    /** So that the key of a trial is there before the first token is wanted, and a wrong configuration is said at once. */
    void makeAtStart(@Observes StartupEvent start, JWTAuthContextInfo rules) {}

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    JWTAuthContextInfo rules(Config config) throws GeneralSecurityException {
        return of(
                config.getOptionalValue("caveat.token.issuer", String.class),
                config.getOptionalValue("caveat.token.keys", String.class),
                config.getValue("caveat.token.audience", String.class),
                config.getValue("caveat.token.roles", String.class),
                EmbeddedDatabaseConfig.isUsed(config)
                        ? Optional.of(Path.of(config.getOptionalValue("caveat.data", String.class)
                                .orElse("data")))
                        : Optional.empty());
    }

    /**
     * @param keys where the issuer's keys are: the address of a JWK set, or a file
     * @param roles the path of the claim that holds the roles, its steps joined by slashes
     * @param trial the folder that may hold the key of a trial
     */
    static JWTAuthContextInfo of(
            Optional<String> issuer, Optional<String> keys, String audience, String roles, Optional<Path> trial)
            throws GeneralSecurityException {
        var rules = new JWTAuthContextInfo();
        // Neither "none" nor a secret that everybody has as the public key.
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256));
        rules.setClockSkew(CLOCK_SKEW_SECONDS);
        rules.setRequiredClaims(Set.of("sub"));
        if (issuer.isPresent()) {
            rules.setIssuedBy(issuer.get());
            rules.setPublicKeyLocation(keys.orElseThrow(() -> new IllegalStateException(
                    "CAVEAT_TOKEN_ISSUER needs CAVEAT_TOKEN_KEYS, the address of the issuer's JWK set")));
            rules.setExpectedAudience(Set.of(audience));
            rules.setGroupsPath(roles);
        } else {
            rules.setIssuedBy(TrialToken.ISSUER);
            rules.setExpectedAudience(Set.of(TrialToken.AUDIENCE));
            if (trial.isPresent()) {
                rules.setPublicVerificationKey(TrialKey.publicKey(trial.get()));
            } else {
                Log.info("Nobody can edit: CAVEAT_TOKEN_ISSUER names no issuer of tokens");
                // The other half of this pair is forgotten, so nothing can be signed for it.
                rules.setPublicVerificationKey(
                        KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic());
            }
        }
        return rules;
    }
}
