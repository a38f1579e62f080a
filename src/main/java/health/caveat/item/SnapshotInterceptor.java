package health.caveat.item;

import health.caveat.api.AnswerVersion;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.Arrays;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/** Notes the content version that a {@link Snapshot} shows, by its first statement. */
@Snapshot
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class SnapshotInterceptor {

    private final EntityManager entities;
    private final AnswerVersion answer;
    private final ContentVersion content;
    private final PastEditions past;

    SnapshotInterceptor(EntityManager entities, AnswerVersion answer, ContentVersion content, PastEditions past) {
        this.entities = entities;
        this.answer = answer;
        this.content = content;
        this.past = past;
    }

    @AroundInvoke
    Object read(InvocationContext call) throws Exception {
        content.refuseWithoutDatabase();
        var session = entities.unwrap(Session.class);
        // What is only read need not be looked through for changes at every statement. A preview has written before.
        session.flush();
        var usual = session.getHibernateFlushMode();
        session.setHibernateFlushMode(FlushMode.MANUAL);
        session.setDefaultReadOnly(true);
        try {
            return readOnly(call);
        } finally {
            session.setDefaultReadOnly(false);
            session.setHibernateFlushMode(usual);
        }
    }

    private Object readOnly(InvocationContext call) throws Exception {
        var expected = Arrays.stream(call.getParameters())
                .filter(Reading.class::isInstance)
                .flatMap(reading -> ((Reading) reading).asOf().stream())
                .findFirst()
                .flatMap(past::show);
        var version = version(expected.isPresent());
        // Something was published just now, or the past edition was dropped.
        if (expected.isPresent() && expected.get() != version) {
            throw PastEditions.busy();
        }
        answer.set(version);
        return call.proceed();
    }

    private long version(boolean past) {
        try {
            return ((Number) entities.createNativeQuery("select version from content_version")
                            .getSingleResult())
                    .longValue();
        } catch (PersistenceException e) {
            throw past ? PastEditions.busy() : e;
        }
    }
}
