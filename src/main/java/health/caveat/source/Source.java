package health.caveat.source;

import health.caveat.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A published source. */
@Entity
public class Source extends Item {

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public SourceKind kind;

    public String published;
}
