package health.caveat.item;

import java.util.Optional;

/** One step of publishing: an item's next document, or its retirement. */
public record Change(
        Kind<?, ?> kind,
        String slug,
        Optional<Document> document,
        Revision.Origin origin,
        Optional<String> by,
        Optional<String> changeClass,
        Optional<String> reason,
        Optional<String> replacedBy,
        Optional<SignOff> signOff) {

    public static Change byPack(Kind<?, ?> kind, Document document) {
        return new Change(
                kind,
                document.slug(),
                Optional.of(document),
                Revision.Origin.pack,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Change retiredByPack(
            Kind<?, ?> kind, String slug, Optional<String> reason, Optional<String> replacedBy) {
        return new Change(
                kind,
                slug,
                Optional.empty(),
                Revision.Origin.pack,
                Optional.empty(),
                Optional.empty(),
                reason,
                replacedBy,
                Optional.empty());
    }
}
