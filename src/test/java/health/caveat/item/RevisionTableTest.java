package health.caveat.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RevisionTableTest {

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update revision set reason = 'history rewritten' where slug = 'test-rash'",
                "delete from revision where slug = 'test-rash'",
                "truncate revision",
                "truncate revision cascade"
            })
    void refusesToForget(String sql) throws SQLException {
        var before = count();
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class).hasMessageContaining("append-only");
        assertThat(count()).isEqualTo(before).isPositive();
    }

    @Test
    void refusesASecondRevisionOfTheSameNumber() {
        assertThatThrownBy(() -> execute("insert into revision (content_version, kind, slug, number, origin, at)"
                        + " values (-1, 'risk', 'test-rash', 1, 'pack', now())"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("revision_number");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from revision where reason is distinct from 'history rewritten'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
