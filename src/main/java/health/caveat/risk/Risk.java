package health.caveat.risk;

import health.caveat.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A published risk. */
@Entity
public class Risk extends Item {

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public RiskCategory category;

    @Enumerated(EnumType.ORDINAL)
    @JdbcTypeCode(SqlTypes.SMALLINT)
    public Severity severityMin;

    @Enumerated(EnumType.ORDINAL)
    @JdbcTypeCode(SqlTypes.SMALLINT)
    public Severity severityMax;

    public boolean serious;

    /** The names of the {@link OnsetUnit}s that the onset windows touch; empty when unknown. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "varchar(10)[]")
    public String[] onset;
}
