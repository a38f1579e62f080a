package health.caveat.term;

import health.caveat.item.Item;
import jakarta.persistence.Entity;

/** A published glossary entry. */
@Entity
public class Term extends Item {}
