package health.caveat.item;

import java.time.LocalDate;

/** A document that makes medical statements, and is therefore reviewed at least every 36 months. */
public interface Reviewed extends Document {

    LocalDate lastReviewed();

    LocalDate nextReviewDue();

    ClinicalReview clinicalReview();
}
