package health.caveat.picture;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** The colours of a picture, by what it stands on. Each keeps the contrast that WCAG 2.2 asks for: text 4.5, shapes 3. */
public enum Theme {
    LIGHT("#fbfaf7", "#14213d", "#4a5568", "#2f4a9e", "#6b7280", "#e7e3d9"),
    DARK("#16181d", "#ece8df", "#b3aea3", "#a9bdff", "#8d95a5", "#333843");

    /** What the picture is painted on. */
    public final String paper;

    /** Words that matter, and words beside them. */
    public final String ink;

    public final String soft;

    /** What was counted, and what was not. */
    public final String marked;

    public final String others;

    /** Lines that only guide the eye, and carry nothing. */
    public final String guide;

    Theme(String paper, String ink, String soft, String marked, String others, String guide) {
        this.paper = paper;
        this.ink = ink;
        this.soft = soft;
        this.marked = marked;
        this.others = others;
        this.guide = guide;
    }

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
