package health.caveat.item;

import health.caveat.text.LocalizedText;
import java.util.List;
import java.util.Map;

/**
 * The whole of an item as an editor writes it: a content file's entry, the body of a write, a stored revision. Every
 * {@code …Input} record is one. What readers get is a function of documents.
 */
public interface Document {

    /** The item's public name, unique in its kind for ever. */
    String slug();

    /** What the item is called in lists and links. */
    LocalizedText heading();

    /** Names that the item had before; they redirect to it. */
    default List<String> formerSlugs() {
        return List.of();
    }

    /** English names that readers look the item up by, where it is a thing with a name of its own. */
    default List<String> names() {
        return List.of();
    }

    /** For each language but English, the revision that its texts translate. */
    default Map<String, Integer> translations() {
        return Map.of();
    }
}
