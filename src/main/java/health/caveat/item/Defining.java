package health.caveat.item;

import health.caveat.text.LocalizedText;
import java.util.List;
import java.util.Map;

/** A document that defines a word, so that bodies can mark its first use. */
public interface Defining extends Document {

    LocalizedText definition();

    Map<String, List<String>> alsoKnownAs();
}
