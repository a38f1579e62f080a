package health.caveat.topic;

import health.caveat.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A published topic. */
@Entity
public class Topic extends Item {

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public TopicType type;
}
