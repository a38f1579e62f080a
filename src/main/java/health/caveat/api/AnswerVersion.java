package health.caveat.api;

import jakarta.enterprise.context.RequestScoped;

/** The content version that the current answer shows, for {@code X-Content-Version}. */
@RequestScoped
public class AnswerVersion {

    private long version;

    /** Zero until something published was read. */
    public long version() {
        return version;
    }

    public void set(long version) {
        this.version = version;
    }
}
