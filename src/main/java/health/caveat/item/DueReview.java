package health.caveat.item;

import health.caveat.api.InLanguage;
import java.time.LocalDate;

/** An item whose review is due. */
public record DueReview(
        String kind,
        String slug,
        String title,
        String language,
        LocalDate lastReviewed,
        LocalDate nextReviewDue,
        boolean overdue,
        String href)
        implements InLanguage.One {}
