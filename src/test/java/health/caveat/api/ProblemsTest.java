package health.caveat.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    @ParameterizedTest
    @CsvSource({"57P01, true", "08006, true", "53300, true", ", true", "23505, false", "42601, false"})
    void knowsByItsStateWhetherTheDatabaseIsAway(String state, boolean away) {
        assertThat(Problems.isForWantOfDatabase(new IllegalStateException(new SQLException("", state))))
                .isEqualTo(away);
    }

    /** Where PostgreSQL stops just when a transaction is committed. */
    @Test
    void looksThroughAFailedCommit() {
        var failed = new RollbackException("Could not commit transaction.");
        failed.addSuppressed(
                new XAException("transactionCommit").initCause(new SQLException("terminating connection", "57P01")));
        assertThat(Problems.isForWantOfDatabase(new IllegalStateException(failed)))
                .isTrue();
    }

    @Test
    void takesNothingElseForIt() {
        assertThat(Problems.isForWantOfDatabase(new IllegalStateException(new NullPointerException())))
                .isFalse();
    }
}
