package health.caveat.item;

import health.caveat.text.ReadingLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When an item was last reviewed and is due again, whether it is overdue, whether a clinician has
 * reviewed it, and how hard its English summary is to read. */
public record Review(
        int revision,
        Instant changedAt,
        LocalDate lastReviewed,
        LocalDate nextReviewDue,
        boolean overdue,
        ClinicalReview clinicalReview,
        Optional<ReadingLevel> readingLevel) {

    public static Review of(Published<? extends Reviewed> published, LocalDate day) {
        var document = published.document();
        return new Review(
                published.revision(),
                published.changedAt(),
                document.lastReviewed(),
                document.nextReviewDue(),
                isOverdue(document, day),
                document.clinicalReview(),
                published.readingLevel());
    }

    public static boolean isOverdue(Reviewed document, LocalDate day) {
        return document.nextReviewDue().isBefore(day);
    }
}
