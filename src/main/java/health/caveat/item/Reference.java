package health.caveat.item;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** A link or citation from one published item to another. */
@Entity
@IdClass(Reference.Key.class)
public class Reference {

    @Id
    public String fromKind;

    @Id
    public String fromSlug;

    @Id
    public String toKind;

    @Id
    public String toSlug;

    /** The document's property that holds the reference, such as "topics" or "monitoring". */
    @Id
    public String role;

    Reference() {}

    Reference(Key key) {
        fromKind = key.fromKind;
        fromSlug = key.fromSlug;
        toKind = key.toKind;
        toSlug = key.toSlug;
        role = key.role;
    }

    /** A reference's whole content is its key. */
    public record Key(String fromKind, String fromSlug, String toKind, String toSlug, String role) {}
}
