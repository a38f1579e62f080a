package health.caveat.experience;

import health.caveat.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A published report of patients. */
@Entity
public class Experience extends Item {
    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public ExperienceType type;
}
