package health.caveat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "br, gzip",
                "gzip;q=0.5, identity",
                "gzip; q=0.001",
                "gzip;q=1.000",
                "*",
                "identity;q=0, *",
                "*;q=0, gzip"
            })
    void compressesForWhoAcceptsGzip(String acceptEncoding) {
        assertThat(Accepted.gzip(acceptEncoding)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "gzip; q=0.000",
                "*;q=0",
                "gzip;q=0, *",
                "gzipped",
                "br;q=1, *;q=0"
            })
    void doesNotCompressForOthers(String acceptEncoding) {
        assertThat(Accepted.gzip(acceptEncoding)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"a\"", "\"b\", \"a\"", "\"b\",W/\"a\"", "*", " * ", "\"with, comma\", \"a\""})
    void knowsWhatTheClientHas(String ifNoneMatch) {
        assertThat(Accepted.noneMatch(List.of(ifNoneMatch), "\"a\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b\"", "a", "\"ab\"", "\"b\", \"c\"", "\"A\"", "\"a-gzip\"", "\"*\"", ""})
    void knowsWhatTheClientHasNot(String ifNoneMatch) {
        assertThat(Accepted.noneMatch(List.of(ifNoneMatch), "\"a\"")).isFalse();
    }

    @Test
    void readsARepeatedHeader() {
        assertThat(Accepted.noneMatch(List.of("\"b\"", "\"a\""), "\"a\"")).isTrue();
        assertThat(Accepted.noneMatch(List.of(), "\"a\"")).isFalse();
    }
}
