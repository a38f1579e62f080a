package health.caveat.item;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** A name that an item had before. */
@Entity
@IdClass(FormerSlug.Key.class)
public class FormerSlug {

    @Id
    public String kind;

    @Id
    public String formerSlug;

    public String slug;

    /** A former name is unique in its kind. */
    public record Key(String kind, String formerSlug) {}
}
