package health.caveat.api;

import java.util.Map;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** What is wrong with a token, in words. The library's own words would repeat the token's claims. */
final class TokenFault {

    private static final Map<Integer, String> FAULTS = Map.of(
            ErrorCodes.EXPIRED, "it has expired",
            ErrorCodes.EXPIRATION_MISSING, "it does not say when it expires",
            ErrorCodes.NOT_YET_VALID, "it is not valid yet",
            ErrorCodes.ISSUER_INVALID, "it is of another issuer",
            ErrorCodes.ISSUER_MISSING, "it names no issuer",
            ErrorCodes.AUDIENCE_INVALID, "it is for another audience",
            ErrorCodes.AUDIENCE_MISSING, "it names no audience",
            ErrorCodes.SIGNATURE_INVALID, "its signature is wrong");

    private TokenFault() {}

    static String of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException refused) {
                return FAULTS.entrySet().stream()
                        .filter(fault -> refused.hasErrorCode(fault.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("it is not signed as it must be");
            }
        }
        return "it cannot be read";
    }
}
