package health.caveat.therapy;

import health.caveat.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A published therapy. */
@Entity
public class Therapy extends Item {

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public TherapyStatus status;
}
