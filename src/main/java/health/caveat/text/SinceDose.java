package health.caveat.text;

import java.util.Optional;

/** Times since the dose, as ISO 8601 durations of one unit: {@code P3W}, {@code PT6H}, or {@code -P1D} for the day before. */
public final class SinceDose {

    public static final String PATTERN = "-?(P\\d{1,4}[DWMY]|PT\\d{1,5}H)";
    public static final String RULE = "must be an ISO 8601 duration of one unit, such as PT6H, P3W or -P1D";

    private SinceDose() {}

    /** The time in hours; a month counts 30 days and a year 365. */
    public static long hours(String duration) {
        var sign = duration.startsWith("-") ? -1 : 1;
        var amount = Long.parseLong(duration.replaceAll("\\D", ""));
        return sign
                * amount
                * switch (duration.charAt(duration.length() - 1)) {
                    case 'H' -> 1;
                    case 'D' -> 24;
                    case 'W' -> 7 * 24;
                    case 'M' -> 30 * 24;
                    default -> 365 * 24;
                };
    }

    /** The time in words, such as "3 weeks" or "the dose". */
    public static String words(String duration, String language) {
        var amount = Integer.parseInt(duration.replaceAll("\\D", ""));
        if (amount == 0) {
            return Languages.say(language, "time.dose");
        }
        var unit = "time." + duration.charAt(duration.length() - 1) + (amount == 1 ? ".one" : "");
        return Languages.say(
                language,
                duration.startsWith("-") ? "time.before" : "time.after",
                Languages.say(language, unit, amount));
    }

    /** A span in words; an end that nobody stated is left open. */
    public static String words(Optional<String> from, Optional<String> until, String language) {
        if (from.isPresent() && until.isPresent()) {
            return Languages.say(language, "time.span", words(from.get(), language), words(until.get(), language));
        }
        return from.map(start -> Languages.say(language, "time.from", words(start, language)))
                .or(() -> until.map(end -> Languages.say(language, "time.until", words(end, language))))
                .orElseGet(() -> Languages.say(language, "time.unknown"));
    }
}
