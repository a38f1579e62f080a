package health.caveat.item;

import health.caveat.api.Json;
import health.caveat.text.LocalizedText;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What every published item's table has: the columns that lists sort by, and the document that is shown. */
@MappedSuperclass
public abstract class Item extends PanacheEntity {

    public String slug;

    /** A {@link LocalizedText} as JSON, so that a link needs no document. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String title;

    /** The English title in lower case without accents: the same order for every reader and server. */
    public String titleSort;

    public int revision;
    public Instant changedAt;
    public LocalDate lastReviewed;
    public LocalDate nextReviewDue;

    /** The {@link health.caveat.text.ReadingLevel} of the English summary. */
    public BigDecimal readingGrade;

    /** The published {@link Document} as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String document;

    LocalizedText titleText() {
        return Json.read(title, LocalizedText.class);
    }
}
