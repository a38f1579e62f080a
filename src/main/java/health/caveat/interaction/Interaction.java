package health.caveat.interaction;

import health.caveat.item.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A published interaction. */
@Entity
public class Interaction extends Item {
    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public InteractionEvidence evidence;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public CounterpartType counterpartType;

    /** Every name of the counterpart in lower case, each word after a space, so that a word's beginning can be found. */
    public String counterpart;
}
