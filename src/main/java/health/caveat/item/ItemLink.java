package health.caveat.item;

import health.caveat.api.InLanguage;

/** A link to an item, with the title to show. */
public record ItemLink(String kind, String slug, String title, String language, String href)
        implements InLanguage.One {}
