package health.caveat.index;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** How much the knowledge base holds, and how well it stands on its sources. */
public record Stats(
        long contentVersion,
        Map<String, Long> items,
        Map<String, Long> findingsByMeasure,
        CitedStatements statements,
        Optional<LocalDate> oldestReview,
        long overdueReviews,
        long reviewedByClinician,
        String clinicalReview) {

    /** Statements with their own sources, findings included, and how many of them cite at least one primary source. */
    public record CitedStatements(long total, long withPrimarySource, double sharePercent) {}
}
