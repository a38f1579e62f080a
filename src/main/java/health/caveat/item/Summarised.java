package health.caveat.item;

import health.caveat.text.LocalizedText;

/** A document that begins with a summary for readers, whose reading level is measured. */
public interface Summarised extends Document {

    LocalizedText summary();
}
