package health.caveat.access;

/** What a token may allow. */
public final class Role {

    /** Begins, writes and discards drafts. */
    public static final String AUTHOR = "author";

    /** Approves or rejects what others wrote. */
    public static final String REVIEWER = "reviewer";

    /** Publishes what was approved. */
    public static final String PUBLISHER = "publisher";

    private Role() {}
}
