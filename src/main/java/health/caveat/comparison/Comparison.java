package health.caveat.comparison;

import health.caveat.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A published comparison. */
@Entity
public class Comparison extends Item {
    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public ComparisonDesign design;
}
