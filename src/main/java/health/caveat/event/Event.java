package health.caveat.event;

import health.caveat.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A published event. */
@Entity
public class Event extends Item {
    public String date;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public EventType type;
}
