package health.caveat.access;

import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A person who changes content, as their token names them.
 *
 * @param subject the issuer's own, unchanging name
 * @param name the name to show
 */
public record Editor(String subject, String name) {

    private static final int LONGEST_NAME = 200;

    public static Editor of(JsonWebToken token) {
        for (String claim : new String[] {"name", Claims.preferred_username.name()}) {
            if (token.getClaim(claim) instanceof String name && !name.isBlank()) {
                return new Editor(token.getSubject(), name.substring(0, Math.min(LONGEST_NAME, name.length())));
            }
        }
        return new Editor(token.getSubject(), token.getSubject());
    }
}
