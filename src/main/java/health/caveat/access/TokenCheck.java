package health.caveat.access;

import health.caveat.api.AnswerVersion;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a bad token everywhere, also where none is needed: whoever sends one believes to be signed in. */
class TokenCheck {

    private final CurrentIdentityAssociation identity;
    private final AnswerVersion answer;

    TokenCheck(CurrentIdentityAssociation identity, AnswerVersion answer) {
        this.identity = identity;
        this.answer = answer;
    }

    @ServerRequestFilter
    Uni<Void> check(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            return Uni.createFrom().voidItem();
        }
        answer.setPrivate();
        return identity.getDeferredIdentity().replaceWithVoid();
    }
}
