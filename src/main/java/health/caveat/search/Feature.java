package health.caveat.search;

/** What search does beyond BM25 over several fields. Each can be left out, so that it can be measured what it is worth. */
enum Feature {
    /** Words that no item has are replaced by their nearest. */
    CORRECTION,
    /** Other names, brands, terms and codes' displays are searched, and a whole name weighs more than its words. */
    NAMES,
    /** Words that stand beside each other weigh more. */
    PAIRS,
    /** A time since the dose raises risks that can begin then. */
    ONSET,
    /** What questions ask for stands before what happened or was compared, and that before observations and sources. */
    LEADING,
    /** Entries that mean the like in other words are found as well. */
    MEANING
}
