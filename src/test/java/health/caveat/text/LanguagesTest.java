package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de               | de
            de-CH            | de
            DE               | de
            fr, de;q=0.5     | de
            en;q=0.1, de     | de
            de;q=0.1, en     | en
            fr               | en
            *                | en
            de;q=0           | en
            """)
    void looksUpTheWantedLanguage(String acceptLanguage, String chosen) {
        assertThat(Languages.choose(LanguageRange.parse(acceptLanguage), List.of("de", "en")))
                .isEqualTo(chosen);
    }

    @Test
    void fallsBackToEnglish() {
        assertThat(Languages.choose(LanguageRange.parse("de"), List.of("en"))).isEqualTo("en");
        assertThat(Languages.choose(List.of(), List.of("de", "en"))).isEqualTo("en");
    }

    @Test
    void fallsBackToWhatThereIsWhereThereIsNoEnglish() {
        assertThat(Languages.choose(LanguageRange.parse("en"), List.of("de"))).isEqualTo("de");
    }

    @Test
    void hasTheSameSentencesInEachLanguage() throws IOException {
        var english = sentences("words.properties");
        for (String language : Languages.SUPPORTED.subList(1, Languages.SUPPORTED.size())) {
            assertThat(sentences("words_" + language + ".properties").keySet()).isEqualTo(english.keySet());
        }
    }

    @Test
    void speaksEachLanguageWhateverTheMachineSpeaks() {
        assertThat(Languages.words("en").getString("unit.eyes")).isEqualTo("eyes");
        assertThat(Languages.words("de").getString("unit.eyes")).isEqualTo("Augen");
    }

    private static Properties sentences(String file) throws IOException {
        var sentences = new Properties();
        try (var stream = Languages.class.getClassLoader().getResourceAsStream(file)) {
            sentences.load(stream);
        }
        return sentences;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"de, en;q=0.5|de,en", "fr, de-AT|de", "en-GB|en", "*|''", "fr|''", "de;q=0.2, en|en,de", "x y z|''"
            })
    void knowsWhichOfOurLanguagesAReaderWants(String header, String wanted) {
        assertThat(Languages.wanted(header)).isEqualTo(wanted);
    }
}
