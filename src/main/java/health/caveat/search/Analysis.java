package health.caveat.search;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter.StemmerOverrideMap;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** How words of one language are read: their stems, the words that carry no meaning, and times since the dose. */
final class Analysis {

    /** A word of a text: as written but folded, its stem, and where it stands. */
    record Word(String folded, String stem, int from, int until) {}

    /** A word of a text, reduced to its stem, and where it stands. */
    record Stem(String stem, int from, int until) {}

    /** A time since the dose that a query names, in hours, and where it stands. */
    record Time(long from, long until, int start, int end) {}

    private static final Map<String, Analysis> BY_LANGUAGE = new HashMap<>();
    private static final Map<String, Long> HOURS =
            Map.of("hour", 1L, "day", 24L, "week", 168L, "month", 720L, "year", 8760L);

    private final Analyzer stems;
    private final Analyzer folded;
    private final Set<String> stopWords;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Long> units = new HashMap<>();
    private final Set<String> within;
    private final Pattern time;

    private Analysis(String language) {
        var words = properties(language);
        stems = analyzer(language, Optional.of(irregular(words)));
        folded = analyzer(language, Optional.empty());
        stopWords = Set.of(words.getProperty("stop").split("\\s+"));
        within = Set.of(words.getProperty("within").split("\\s+"));
        for (String pair : words.getProperty("numbers").split("\\s+")) {
            numbers.put(pair.split(":")[0], Integer.parseInt(pair.split(":")[1]));
        }
        for (String unit : HOURS.keySet()) {
            for (String word : words.getProperty(unit).split("\\s+")) {
                units.put(word, HOURS.get(unit));
            }
        }
        time = Pattern.compile(
                "\\b(?:(" + String.join("|", within) + ")\\s+)?(?:(\\d{1,4}|" + String.join("|", numbers.keySet())
                        + ")\\s*)?(" + String.join("|", units.keySet()) + ")\\b",
                Pattern.CASE_INSENSITIVE);
    }

    static synchronized Analysis of(String language) {
        return BY_LANGUAGE.computeIfAbsent(language, Analysis::new);
    }

    /** Reads fields by the language that their names end in; those that begin with "words" are not stemmed. */
    static Analyzer ofFields() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                var analysis = of(field.substring(field.lastIndexOf('_') + 1));
                return field.startsWith("words") ? analysis.folded : analysis.stems;
            }
        };
    }

    boolean isStopWord(String folded) {
        return stopWords.contains(folded);
    }

    List<Stem> stems(String text) {
        var found = new ArrayList<Stem>();
        read(stems, text, (stem, offset) -> found.add(new Stem(stem, offset.startOffset(), offset.endOffset())));
        return found;
    }

    List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var plain = new ArrayList<String>();
        read(folded, text, (word, offset) -> plain.add(word));
        read(
                stems,
                text,
                (stem, offset) ->
                        words.add(new Word(plain.get(words.size()), stem, offset.startOffset(), offset.endOffset())));
        return words;
    }

    /** A name reduced to the stems of its telling words, so that it can be compared as a whole. */
    String reduced(String name) {
        return reduced(words(name));
    }

    String reduced(List<Word> words) {
        var telling = words.stream().filter(word -> !isStopWord(word.folded())).toList();
        return String.join(
                " ",
                (telling.isEmpty() ? words : telling).stream().map(Word::stem).toList());
    }

    /** The time since the dose that a query names, such as "3 weeks" or "first month". */
    Optional<Time> time(String query) {
        return time.matcher(query)
                .results()
                .filter(match -> match.group(1) != null || match.group(2) != null)
                .findFirst()
                .map(this::time);
    }

    private Time time(MatchResult match) {
        var unit = units.get(match.group(3).toLowerCase(java.util.Locale.ROOT));
        var count = match.group(2) == null
                ? 1
                : numbers.getOrDefault(match.group(2).toLowerCase(java.util.Locale.ROOT), -1);
        var until = (count < 0 ? Integer.parseInt(match.group(2)) : count) * unit;
        return new Time(match.group(1) == null ? until : 0, until, match.start(), match.end());
    }

    private interface Found {
        void word(String text, OffsetAttribute offset);
    }

    private static void read(Analyzer analyzer, String text, Found found) {
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                found.word(term.toString(), offset);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StemmerOverrideMap irregular(Properties words) {
        var forms = new StemmerOverrideFilter.Builder();
        for (String pair : words.getProperty("irregular").split("\\s+")) {
            forms.add(pair.split(":")[0], pair.split(":")[1]);
        }
        try {
            return forms.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param irregular forms that the rules of the stemmer miss, or nothing where words are not to be stemmed */
    private static Analyzer analyzer(String language, Optional<StemmerOverrideMap> irregular) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var source = new StandardTokenizer();
                TokenStream words = new LowerCaseFilter(source);
                if (language.equals("de")) {
                    words = new GermanNormalizationFilter(words);
                    return new TokenStreamComponents(
                            source,
                            irregular.isPresent()
                                    ? new GermanLightStemFilter(new StemmerOverrideFilter(words, irregular.get()))
                                    : new ASCIIFoldingFilter(words));
                }
                words = new SpellingFilter(new ASCIIFoldingFilter(new EnglishPossessiveFilter(words)));
                return new TokenStreamComponents(
                        source,
                        irregular.isPresent()
                                ? new PorterStemFilter(new StemmerOverrideFilter(words, irregular.get()))
                                : words);
            }
        };
    }

    private static Properties properties(String language) {
        var properties = new Properties();
        try (var file = Analysis.class.getResourceAsStream("/search/" + language + ".properties")) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
