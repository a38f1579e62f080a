package health.caveat.api;

import jakarta.enterprise.context.RequestScoped;
import java.time.LocalDate;
import java.util.Optional;

/** What the current answer says of itself: its content version, its own ETag where it has one, and who may keep it. */
@RequestScoped
public class AnswerVersion {

    private static final String PUBLIC = "public, max-age=60, stale-if-error=86400";
    private static final String PRIVATE = "private, no-store";
    private static final String UNCHANGING = "public, max-age=86400, stale-if-error=86400";

    private long version;
    private String cacheControl = PUBLIC;
    private Optional<String> etag = Optional.empty();
    private Optional<LocalDate> asOf = Optional.empty();

    /** Zero until something published was read. */
    public long version() {
        return version;
    }

    public void set(long version) {
        this.version = version;
    }

    public String cacheControl() {
        return cacheControl;
    }

    /** Whether everybody who asks the same gets the same. */
    boolean isPublic() {
        return cacheControl.startsWith("public");
    }

    /** The past day that the answer shows. */
    public Optional<LocalDate> asOf() {
        return asOf;
    }

    public void setAsOf(LocalDate day) {
        asOf = Optional.of(day);
    }

    /** What the answer shows is over, and will be answered the same tomorrow. */
    public void setUnchanging() {
        if (cacheControl.equals(PUBLIC)) {
            cacheControl = UNCHANGING;
        }
    }

    /** Whoever asked gets this answer, and no cache keeps it. */
    public void setPrivate() {
        cacheControl = PRIVATE;
    }

    /** The number that names what the answer shows, where a hash of its bytes would not do for If-Match. */
    public Optional<String> etag() {
        return etag;
    }

    public void setEtag(long number) {
        etag = Optional.of("\"" + number + "\"");
    }
}
