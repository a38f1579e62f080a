package health.caveat.item;

import static org.assertj.core.api.Assertions.assertThat;

import health.caveat.text.LocalizedText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewTest {

    static final LocalDate TODAY = LocalDate.now(Clock.systemUTC());

    @Test
    void isOverdueFromTheDayAfterItWasDue() {
        assertThat(dueOn(TODAY.minusDays(2)).overdue()).isTrue();
        assertThat(dueOn(TODAY.plusDays(2)).overdue()).isFalse();
    }

    @Test
    void tellsWhatTheDocumentSays() {
        var review = dueOn(TODAY);
        assertThat(review.revision()).isEqualTo(3);
        assertThat(review.changedAt()).isEqualTo(Instant.EPOCH);
        assertThat(review.nextReviewDue()).isEqualTo(TODAY);
        assertThat(review.lastReviewed()).isEqualTo(TODAY.minusYears(1));
        assertThat(review.clinicalReview()).isEqualTo(ClinicalReview.NONE);
    }

    private static Review dueOn(LocalDate due) {
        return Review.of(
                new Published<>(new Leaflet("leaflet", due.minusYears(1), due), 3, Instant.EPOCH, Optional.empty()),
                TODAY);
    }

    record Leaflet(String slug, LocalDate lastReviewed, LocalDate nextReviewDue) implements Reviewed {

        @Override
        public LocalizedText heading() {
            return LocalizedText.english(slug);
        }

        @Override
        public ClinicalReview clinicalReview() {
            return ClinicalReview.NONE;
        }
    }
}
