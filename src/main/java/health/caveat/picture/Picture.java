package health.caveat.picture;

import health.caveat.api.Drawing;

/** A picture of what an answer says: where it is, for light and for dark surroundings, and what it shows in words. */
public record Picture(String href, String hrefDark, String type, String alt) {

    /** @param path where it is drawn, perhaps with parameters */
    public static Picture of(String path, String language, String alt) {
        var href = path + (path.contains("?") ? "&" : "?") + "lang=" + language;
        return new Picture(href, href + "&theme=dark", Drawing.MEDIA_TYPE, alt);
    }
}
