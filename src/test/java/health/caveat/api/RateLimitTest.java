package health.caveat.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void givesAMinutesWorthAndThenNoMore() {
        var allowance = new RateLimit.Allowance(3);
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.rest()).isEqualTo(2);
        assertThat(allowance.secondsToAll()).isBetween(19, 20);
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isFalse();
        assertThat(allowance.rest()).isZero();
        assertThat(allowance.secondsToNext()).isBetween(19, 20);
    }

    @Test
    void fillsUpEvenly() {
        var allowance = new RateLimit.Allowance(60_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(allowance.take()).isTrue();
        }
        assertThat(allowance.secondsToNext()).isEqualTo(1);
        assertThat(allowance.rest()).isGreaterThan(59_000_000 - 1);
    }

    @Test
    void countsAWholeIpv6NetworkAsOneCaller() {
        assertThat(RateLimit.network("2001:db8:1:2:3:4:5:6")).isEqualTo(RateLimit.network("2001:db8:1:2::1"));
        assertThat(RateLimit.network("2001:db8:1:2::1")).isNotEqualTo(RateLimit.network("2001:db8:1:3::1"));
        assertThat(RateLimit.network("192.0.2.1")).isNotEqualTo(RateLimit.network("192.0.2.2"));
    }
}
