package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.sample.HistoryGenerator;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.settings.Passwords;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was damaged in a copy of the sample is found, and nothing is found in the sample itself. */
class SampleChecksTest {
    private static DataSource sample;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void writeTheSample() {
        sample = TestPostgres.freshDatabase();
        new HistoryGenerator(7, HistoryGenerator.LEAST_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(ShopEvents.store(sample), written -> {});
    }

    @Test
    void theSampleItselfHasNoFindings() {
        assertThat(check(sample)).isZero();
        assertThat(out.toString().lines()).allMatch(line -> line.contains("\"findings\":0"));
    }

    @Test
    void aVersionThatIsMissing() {
        DataSource damaged = damaged("DELETE FROM events WHERE aggregate_id = 'order-10042' AND version = 3");

        assertThat(check(damaged, "integrity-versions")).isOne();
        assertThat(findings())
                .singleElement()
                .asString()
                .contains("\"stream\":\"order-10042\",\"version\":4,\"severity\":\"error\"")
                .contains("Version 3 of order-10042 is missing");
    }

    @Test
    void aVersionThatIsThereTwice() {
        DataSource damaged = damaged("""
            INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version, occurred_at,
                                payload, metadata)
            SELECT gen_random_uuid(), aggregate_id, aggregate_type, version, event_type, schema_version,
                   occurred_at + interval '1 microsecond', payload, metadata
            FROM events WHERE aggregate_id = 'order-10042' AND version = 3""");

        assertThat(check(damaged, "integrity-versions")).isOne();
        assertThat(findings())
                .singleElement()
                .asString()
                .contains("There is more than one event at version 3 of order-10042.");
    }

    /** A copy of the sample in which somebody did this, past the triggers. */
    private static DataSource damaged(String sql) {
        DataSource copy = TestPostgres.copyOf(sample);
        try (Connection connection = copy.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return copy;
    }

    private int check(DataSource database, String... names) {
        CommandStores stores =
                new CommandStores(new PostgresStores(), new DataDirectories(folder, folder), Passwords.nowhere());
        List<String> words = new ArrayList<>(List.of("check", "--json", "--url", TestPostgres.jdbcUrl(database)));
        words.addAll(List.of(names));
        return new CommandLineProgram(stores, new PrintWriter(out), new PrintWriter(new StringWriter()))
                .run(words.toArray(String[]::new));
    }

    private List<String> findings() {
        return out.toString().lines().filter(line -> line.contains("severity")).toList();
    }
}
