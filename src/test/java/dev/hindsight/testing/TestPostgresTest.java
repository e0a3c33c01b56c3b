package dev.hindsight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
    @Test
    void everyFreshDatabaseIsADifferentOne() throws SQLException {
        assertThat(nameOf(TestPostgres.freshDatabase())).isNotEqualTo(nameOf(TestPostgres.freshDatabase()));
    }

    @Test
    void theUrlLeadsToTheSameDatabase() throws SQLException {
        DataSource database = TestPostgres.freshDatabase();
        try (Connection connection = DriverManager.getConnection(TestPostgres.jdbcUrl(database))) {
            assertThat(connection.getCatalog()).isEqualTo(nameOf(database));
        }
    }

    private static String nameOf(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT current_database()")) {
            result.next();
            return result.getString(1);
        }
    }
}
