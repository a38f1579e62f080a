package health.caveat.risk;

import health.caveat.item.Item;
import health.caveat.therapy.Therapy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** A published finding. */
@Entity
public class Finding extends Item {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Risk risk;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Therapy therapy;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public Band band;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public MeasureType measure;
}
