package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.readmodel.ReadModelMapping;
import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.sample.HistoryGenerator;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.sample.ShopReadModels;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.NoWindow;
import dev.hindsight.testing.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A read model that was described for a saved connection is checked on the command line as well. */
class MappedReadModelCommandTest {
    @TempDir
    private Path folder;

    private final DataSource database = TestPostgres.freshDatabase();
    private final StringWriter out = new StringWriter();

    @Test
    void whatWasDescribedInTheWindowIsCheckedByTheCommand() throws SQLException {
        new HistoryGenerator(7, HistoryGenerator.LEAST_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(ShopEvents.store(database), written -> {});
        ShopReadModels.catchUp(ShopEvents.store(database), database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE read_models.order_summaries SET tracking_number = 'lost' WHERE order_id = 'order-10042'");
        }
        ReadModelMapping mapping = new ReadModelMapping(
                "read_models",
                "order_summaries",
                "Order",
                "order_id",
                "",
                null,
                false,
                Map.of("tracking_number", "/trackingNumber"));
        new SettingsFile(folder)
                .update(saved -> saved.with(new ConnectionProfile(
                                "shop",
                                Environment.TEST,
                                TestPostgres.jdbcUrl(database),
                                null,
                                "hindsight",
                                CodeSettings.NONE))
                        .withReadModels("shop", List.of(mapping)));

        int exitCode = new CommandLineProgram(
                        new CommandStores(
                                new PostgresStores(), new DataDirectories(folder, folder), Passwords.nowhere()),
                        new NoWindow(),
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()))
                .run("check", "read-models", "--json", "--profile", "shop");

        assertThat(exitCode).isOne();
        assertThat(out.toString())
                .contains("The row order-10042 of read_models.order_summaries has “lost” in tracking_number")
                .contains("\"stream\":\"order-10042\"");
    }
}
