package health.caveat.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many years of US school an English text asks for, by Flesch-Kincaid (Kincaid 1975, Navy Research Branch Report
 * 8-75). Syllables are estimated from the spelling. Names that a reader looks up here anyway count as one short word.
 *
 * @param score the grade, to one decimal
 */
public record ReadingLevel(String formula, BigDecimal score) {

    private static final String FORMULA = "flesch-kincaid-grade";
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])[\"”’)\\]]*\\s+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9'’.,%]*");

    public static ReadingLevel of(BigDecimal score) {
        return new ReadingLevel(FORMULA, score);
    }

    /** @param names what counts as one short word */
    public static ReadingLevel of(String text, Pattern names) {
        var shown = Inline.replaceReferences(text, reference -> switch (reference.rendering()) {
            case "percent" -> "27%";
            case "count" -> "12 of 44 people";
            default -> "27 in 100 people";
        });
        var plain = names.matcher(shown).replaceAll("name");
        var sentences = Arrays.stream(SENTENCE_END.split(plain.strip()))
                .filter(sentence -> WORD.matcher(sentence).find())
                .count();
        var words = WORD.matcher(plain).results().map(match -> match.group()).toList();
        if (sentences == 0 || words.isEmpty()) {
            return of(BigDecimal.ZERO);
        }
        var syllables = words.stream().mapToInt(ReadingLevel::syllables).sum();
        var grade = 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
        return of(BigDecimal.valueOf(grade).setScale(1, RoundingMode.HALF_UP));
    }

    /** Groups of vowels, less the silent ones at the end, plus vowels that are said apart. */
    static int syllables(String word) {
        var letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        var count = matches("[aeiouy]+", letters)
                + matches("ia|io(?!n|u)|iu|ua(?!r)|uo|iet|[eo]ing$|ea$|^reac|[^gq]uity", letters)
                - matches("[ct]ia|[gq]ua|[gcx]io|quo", letters)
                + matches("[^ctgsxn]ious", letters)
                + matches("sm$", letters)
                - matches("[^aeiouyl]e$|[aeiouy]le$|[^aeioutdy]ed$|[^aeiouysxzcghl]es$", letters);
        return Math.max(1, count);
    }

    private static int matches(String pattern, String letters) {
        return (int) Pattern.compile(pattern).matcher(letters).results().count();
    }
}
