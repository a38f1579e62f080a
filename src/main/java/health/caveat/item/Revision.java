package health.caveat.item;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One state of an item, kept for ever. The table refuses change. */
@Entity
@Immutable
public class Revision extends PanacheEntityBase {

    /** SQL for what tells a content version from one of the same number; nothing of it depends on a server's settings. */
    static final String STAMP = "left(md5(concat_ws('/', kind, slug, number, extract(epoch from at))), 12)";

    @Id
    public long contentVersion;

    public String kind;
    public String slug;
    public int number;

    /** The {@link Document} as JSON, or null when the item was retired. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String document;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar")
    public Origin origin;

    @Column(name = "by")
    public String by;

    public Instant at;
    public String changeClass;
    public String reason;
    public String replacedBy;
    public String approvedBy;
    public String interests;
    public String publishedBy;

    /** The last revision of an item that has one. */
    public static Revision last(String kind, String slug) {
        return find("kind = ?1 and slug = ?2", Sort.descending("number"), kind, slug)
                .firstResult();
    }

    /** The revision of an item that has this number. */
    public static Optional<Revision> numbered(String kind, String slug, int number) {
        return find("kind = ?1 and slug = ?2 and number = ?3", kind, slug, number)
                .firstResultOptional();
    }

    /** What tells a content version from one of the same number in another database; none where there is no such version. */
    public static Optional<String> stamp(long version) {
        return ((List<?>) getEntityManager()
                        .createNativeQuery("select " + STAMP + " from revision where content_version = ?1")
                        .setParameter(1, version)
                        .getResultList())
                .stream().map(String.class::cast).findFirst();
    }

    /** Who made a revision: the content pack, or a person through the write API. */
    public enum Origin {
        pack,
        person
    }
}
