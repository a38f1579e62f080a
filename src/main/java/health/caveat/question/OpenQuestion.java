package health.caveat.question;

import health.caveat.item.Item;
import jakarta.persistence.Entity;

/** A published open question. */
@Entity
public class OpenQuestion extends Item {}
