package health.caveat.text;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The languages that Caveat has words of its own for: a text in another could not be shown with its figures. */
public final class Languages {

    /** By BCP 47 tag; the first is what a reader gets who asked for nothing that there is. */
    public static final List<String> SUPPORTED = List.of("en", "de");

    private Languages() {}

    /** Picks the best of the available languages by RFC 4647 lookup, or else English, or else the first. */
    public static String choose(List<Locale.LanguageRange> wanted, Collection<String> available) {
        var found = Locale.lookupTag(wanted, available);
        if (found != null) {
            return found;
        }
        return available.contains("en") ? "en" : available.iterator().next();
    }

    /** Those of our languages that a reader asked for, in the order of his wish: all that choosing can depend on. */
    public static String wanted(String acceptLanguage) {
        var left = new ArrayList<>(SUPPORTED);
        var wanted = new ArrayList<String>();
        try {
            var ranges = Locale.LanguageRange.parse(acceptLanguage);
            for (var next = Locale.lookupTag(ranges, left); next != null; next = Locale.lookupTag(ranges, left)) {
                wanted.add(next);
                left.remove(next);
            }
        } catch (IllegalArgumentException e) {
            // It asks for nothing that can be read.
            return "";
        }
        return String.join(",", wanted);
    }

    /** The sentences that Caveat itself makes, in one language. */
    public static ResourceBundle words(String language) {
        return ResourceBundle.getBundle(
                "words",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A sentence of Caveat's own with its values; numbers as that language writes them. */
    public static String say(String language, String key, Object... values) {
        var locale = Locale.forLanguageTag(language);
        var numbers = NumberFormat.getNumberInstance(locale);
        var shown = Arrays.stream(values)
                .map(value -> value instanceof Number number ? numbers.format(number) : value)
                .toArray();
        return new MessageFormat(words(language).getString(key), locale).format(shown);
    }
}
