package health.caveat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLanguageTest {

    private static final Pattern NO_NAMES = Pattern.compile("(?!)");

    @ParameterizedTest
    @ValueSource(strings = {"It is safe.", "A Miracle!", "It hit 1 in 100 people.", "One in 7 had it."})
    void refusesWhatPromisesOrMisleads(String text) {
        assertThat(PlainLanguage.faults(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Safety was watched.",
                "It hit 21 in 100 people.",
                "They were unsafe.",
                "In 2019 one in the group fell ill."
            })
    void refusesWholeWordsOnly(String text) {
        assertThat(PlainLanguage.faults(text)).isEmpty();
    }

    @Test
    void findsFiguresThatNobodyVouchesFor() {
        assertThat(PlainLanguage.bareFigures(
                        "It was 5% there. It was 6% here [@a]. So {{finding:x}} of 9. 3 of 7 fell. Since 2019."))
                .containsExactly("It was 5% there.", "3 of 7 fell.");
    }

    @ParameterizedTest
    @CsvSource({
        "cat, 1",
        "liver, 2",
        "antibody, 4",
        "treated, 2",
        "helped, 1",
        "made, 1",
        "little, 2",
        "immune, 2",
        "organism, 4"
    })
    void estimatesSyllables(String word, int syllables) {
        assertThat(ReadingLevel.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void countsNamesAsOneShortWord() {
        var text = "Onasemnogene abeparvovec can harm the liver.";
        var plain = ReadingLevel.of(text, Pattern.compile("onasemnogene abeparvovec", Pattern.CASE_INSENSITIVE));
        assertThat(plain.score())
                .isEqualByComparingTo(
                        ReadingLevel.of("Name can harm the liver.", NO_NAMES).score());
        assertThat(plain.score()).isLessThan(ReadingLevel.of(text, NO_NAMES).score());
        // 0.39 * 5 words + 11.8 * 6 syllables / 5 words - 15.59
        assertThat(plain.score()).isEqualByComparingTo("0.5");
    }
}
