package health.caveat.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.caveat.api.Json;
import health.caveat.text.Languages;
import java.util.List;
import java.util.Locale;

/**
 * One kind of item, such as risks: how its documents are read, published and quoted. The content pack, publishing and
 * the history find every kind as a CDI bean.
 */
public abstract class Kind<D extends Document, I extends Item> {

    /** The kind's name in references, such as "therapy". */
    public final String name;

    /** Where its items are served: {@code /v1/therapies}. */
    public final String path;

    public final Class<D> input;
    public final Class<I> entity;

    protected Kind(String name, String path, Class<D> input, Class<I> entity) {
        this.name = name;
        this.path = path;
        this.input = input;
        this.entity = entity;
    }

    /** Kinds are published in this order: an item's table row may point at rows of a lower rank. */
    protected int rank() {
        return 0;
    }

    /** Whether its documents have {@link Document#names()}. */
    protected boolean hasNames() {
        return false;
    }

    protected abstract I newItem();

    /** Copies into the item's own columns what lists filter by. */
    protected abstract void fill(I item, D document);

    /** The renderings that {@link #quote} knows. */
    protected List<String> renderings() {
        return List.of("words");
    }

    /** How an item reads where another's prose refers to it, as in {@code {{finding:slug:percent}}}. */
    protected String quote(D document, String language, String rendering) {
        var heading = document.heading();
        return heading.in(Languages.choose(List.of(new Locale.LanguageRange(language)), heading.languages()));
    }

    /** Adds to a {@link Rendering} what readers are shown but no editor wrote, such as an interval. */
    protected void complete(ObjectNode rendered, D document, String language) {}

    public D read(String json) {
        return Json.read(json, input);
    }

    /** A document with every property that is there in its place: two that mean the same are equal. */
    public JsonNode tree(Document document) {
        return Json.read(Json.write(document), JsonNode.class);
    }

    /** Its items' table. */
    public String table() {
        return name.replace('-', '_');
    }

    public String href(String slug) {
        return "/v1/" + path + "/" + slug;
    }
}
