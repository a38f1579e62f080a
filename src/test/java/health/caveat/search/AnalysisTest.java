package health.caveat.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {

    @ParameterizedTest
    @CsvSource({
        "haemophilia, hemophilia",
        "tumour, tumors",
        "leukaemia, leukemia",
        "oedema, edema",
        "randomised, randomized",
        "Behçet, behcet",
        "patient's, patients",
        "children, child",
        "died, deaths"
    })
    void readsSpellingsAsOne(String british, String american) {
        assertThat(Analysis.of("en").reduced(british))
                .isEqualTo(Analysis.of("en").reduced(american));
    }

    @ParameterizedTest
    @CsvSource({"Müdigkeit, mudigkeit", "Ausschläge, Ausschlag", "Straße, strasse"})
    void readsGermanFormsAsOne(String one, String other) {
        assertThat(Analysis.of("de").reduced(one)).isEqualTo(Analysis.of("de").reduced(other));
    }

    @ParameterizedTest
    @CsvSource({
        "en, side effects after 3 weeks, 504, 504",
        "en, in the first month, 0, 720",
        "en, within two days, 0, 48",
        "en, a year later, 8760, 8760",
        "en, 9999 years, 87591240, 87591240",
        "de, nach drei Wochen, 504, 504",
        "de, im ersten Monat, 0, 720",
        "de, innerhalb von 2 Tagen, 48, 48"
    })
    void readsTimesSinceTheDose(String language, String query, long from, long until) {
        assertThat(Analysis.of(language).time(query)).hasValueSatisfying(time -> {
            assertThat(time.from()).isEqualTo(from);
            assertThat(time.until()).isEqualTo(until);
        });
    }

    @Test
    void takesNoTimeFromAUnitAlone() {
        assertThat(Analysis.of("en").time("last day of weeks")).isEmpty();
    }
}
