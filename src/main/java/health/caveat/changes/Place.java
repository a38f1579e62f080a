package health.caveat.changes;

import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A place in the changes, as links carry it. Clients take it as it is.
 *
 * @param version the content version of the last item before this place, with its {@code kind} and {@code slug}
 * @param base what the client held before it began this round; in its first round, what was published then
 * @param seen the content version that was published when the link was made
 * @param stamp tells that version from one of the same number in another database, or in this one once it was restored
 */
record Place(long version, String kind, String slug, long base, long seen, String stamp) {

    private static final int FORMAT = 1;
    private static final Pattern TEXT =
            Pattern.compile("(\\d+):(\\d{1,18}):([a-z-]*):([a-z0-9-]*):(\\d{1,18}):(\\d{1,18}):([0-9a-f-]+):(-?\\d+)");

    /** Where a first round begins. */
    static Place beginning(Stamped now) {
        return new Place(0, "", "", now.version(), now.version(), now.stamp());
    }

    /** Where the next round begins, for who has all of a content version. */
    static Place after(Stamped now) {
        return new Place(now.version() + 1, "", "", now.version(), now.version(), now.stamp());
    }

    Place next(long lastVersion, String lastKind, String lastSlug, Stamped now) {
        return new Place(lastVersion, lastKind, lastSlug, base, now.version(), now.stamp());
    }

    boolean beginsRound() {
        return kind.isEmpty();
    }

    String in(ChangeFilter filter) {
        var text = "%d:%d:%s:%s:%d:%d:%s:%d".formatted(FORMAT, version, kind, slug, base, seen, stamp, hash(filter));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads a link; whether it is of this database remains to be seen. */
    static Place of(String link, ChangeFilter filter) {
        var parts = TEXT.matcher(decoded(link));
        if (!parts.matches()) {
            throw Problem.ofParameter("after", "is not from a nextLink or deltaLink of ours");
        }
        if (!parts.group(1).equals(Integer.toString(FORMAT))) {
            throw expired(filter, "This link is of an earlier form.");
        }
        if (!parts.group(8).equals(Integer.toString(hash(filter)))) {
            throw Problem.ofParameter(
                    "after", "is from a link with another kind, topic or lang: follow links as they are");
        }
        return new Place(
                Long.parseLong(parts.group(2)),
                parts.group(3),
                parts.group(4),
                Long.parseLong(parts.group(5)),
                Long.parseLong(parts.group(6)),
                parts.group(7));
    }

    private static String decoded(String link) {
        try {
            return new String(Base64.getUrlDecoder().decode(link), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Strings and numbers hash the same on every node and in every version of Java. */
    private static int hash(ChangeFilter filter) {
        return filter.address().toString().hashCode();
    }

    static Problem.Failure expired(ChangeFilter filter, String why) {
        return Problem.of(
                ProblemType.LINK_EXPIRED,
                why + " Start over: forget what you hold and follow " + filter.address() + " from its beginning.");
    }

    /** A content version with what tells it from others of the same number. */
    record Stamped(long version, String stamp) {}
}
