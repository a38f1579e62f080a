package health.caveat.item;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** When an item was last reviewed and is due again, whether it is overdue, and whether a clinician has reviewed it. */
public record Review(
        int revision,
        Instant changedAt,
        LocalDate lastReviewed,
        LocalDate nextReviewDue,
        boolean overdue,
        ClinicalReview clinicalReview) {

    public static Review of(Published<? extends Reviewed> published) {
        var document = published.document();
        return new Review(
                published.revision(),
                published.changedAt(),
                document.lastReviewed(),
                document.nextReviewDue(),
                document.nextReviewDue().isBefore(LocalDate.now(Clock.systemUTC())),
                document.clinicalReview());
    }
}
