package health.caveat.item;

import health.caveat.api.AnswerVersion;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;

/** Notes the content version that a {@link Snapshot} shows, by its first statement. */
@Snapshot
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class SnapshotInterceptor {

    private final EntityManager entities;
    private final AnswerVersion answer;
    private final ContentVersion content;

    SnapshotInterceptor(EntityManager entities, AnswerVersion answer, ContentVersion content) {
        this.entities = entities;
        this.answer = answer;
        this.content = content;
    }

    @AroundInvoke
    Object read(InvocationContext call) throws Exception {
        content.refuseWithoutDatabase();
        answer.set(((Number) entities.createNativeQuery("select version from content_version")
                        .getSingleResult())
                .longValue());
        return call.proceed();
    }
}
