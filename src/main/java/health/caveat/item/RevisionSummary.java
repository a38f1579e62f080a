package health.caveat.item;

import java.time.Instant;
import java.util.Optional;

/** One revision of an item as a line in its history. */
public record RevisionSummary(
        int number,
        long contentVersion,
        Instant at,
        Revision.Origin origin,
        Optional<String> by,
        Optional<String> approvedBy,
        Optional<String> interests,
        Optional<String> publishedBy,
        Optional<String> changeClass,
        Optional<String> reason,
        boolean retired,
        String href) {

    public static RevisionSummary of(Kind<?, ?> kind, Revision revision) {
        return new RevisionSummary(
                revision.number,
                revision.contentVersion,
                revision.at,
                revision.origin,
                Optional.ofNullable(revision.by),
                Optional.ofNullable(revision.approvedBy),
                Optional.ofNullable(revision.interests),
                Optional.ofNullable(revision.publishedBy),
                Optional.ofNullable(revision.changeClass),
                Optional.ofNullable(revision.reason),
                revision.document == null,
                "/v1/revisions/" + kind.name + "/" + revision.slug + "/" + revision.number);
    }
}
