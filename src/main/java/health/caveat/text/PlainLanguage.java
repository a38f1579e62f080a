package health.caveat.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The house rules for English words: nothing that promises or belittles, no "1 in X", no figure without its source. */
public final class PlainLanguage {

    private static final Pattern ONE_IN = Pattern.compile("(?<![\\d.,])\\b(1|one) in \\d", Pattern.CASE_INSENSITIVE);
    private static final Pattern BANNED = anyOf(lines("banned-words.txt"));
    private static final Pattern ALLOWED = anyOf(lines("allowed-phrases.txt"));
    private static final Pattern FIGURE = Pattern.compile("\\d\\s?%|\\b(?:of|in) (?!(?:19|20)\\d\\d\\b)\\d");
    private static final Pattern SENTENCE =
            Pattern.compile("[^.!?]*(?:[.!?](?!\\s|$)[^.!?]*)*[.!?]?(?:\\s*\\[@[^\\]]*])*");

    private PlainLanguage() {}

    /** What must not stand in a text. */
    public static List<String> faults(String text) {
        var faults = new ArrayList<String>();
        BANNED.matcher(ALLOWED.matcher(text).replaceAll(""))
                .results()
                .forEach(match -> faults.add("has the banned word \"" + match.group() + "\""));
        if (ONE_IN.matcher(text).find()) {
            faults.add("says \"1 in …\", which people read as larger than it is: write a number in 100 or 1,000");
        }
        return faults;
    }

    /** Sentences of a body with a figure that is neither a finding's nor cited there. */
    public static List<String> bareFigures(String prose) {
        return SENTENCE.matcher(prose)
                .results()
                .map(match -> match.group().strip())
                .filter(sentence -> FIGURE.matcher(sentence).find())
                .filter(sentence -> !sentence.contains("[@") && !sentence.contains("{{"))
                .toList();
    }

    private static Pattern anyOf(List<String> words) {
        var alternatives = words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile(words.isEmpty() ? "(?!)" : "\\b(" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    private static List<String> lines(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(
                PlainLanguage.class.getResourceAsStream("/plain-language/" + file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
