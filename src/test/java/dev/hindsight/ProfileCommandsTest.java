package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.NoWindow;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Saved connections on the command line. */
class ProfileCommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @Test
    void connectionsGoFromOneMachineToAnother() throws IOException {
        save(folder, profile("Orders", "jdbc:postgresql://db/orders?password=secret", "ada"));
        save(folder, profile("Stock", "jdbc:postgresql://db/stock", null));
        Path file = folder.resolve("ours.json");

        assertThat(run(folder, "profiles", "export", file.toString(), "Orders")).isZero();
        assertThat(Files.readString(file))
                .contains("Orders")
                .doesNotContain("Stock")
                .doesNotContain("secret");

        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(run(other, "profiles", "import", file.toString())).isZero();
        assertThat(run(other, "profiles", "import", file.toString())).isZero();
        assertThat(messages.toString()).contains("1 of 1 connections").contains("0 of 1 connections");
        assertThat(run(other, "profiles", "list", "--json")).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("{\"name\":\"Orders\",\"environment\":\"Production\",\"user\":\"ada\","
                        + "\"url\":\"jdbc:postgresql://db/orders\",\"layout\":null}");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        assertThat(run(folder, "profiles", "export", folder.resolve("x.json").toString(), "Nobody"))
                .isEqualTo(2);
        assertThat(run(
                        folder,
                        "profiles",
                        "import",
                        Files.writeString(folder.resolve("y.json"), "{}").toString()))
                .isEqualTo(2);
        assertThat(messages.toString())
                .contains("no connection called “Nobody”")
                .contains("y.json is no file of connections");
    }

    @Test
    void aProfileTakesItsPasswordFromTheKeyring() {
        String user = TestPostgres.userWithPassword("kept");
        String database = ((PGSimpleDataSource) TestPostgres.freshDatabase()).getDatabaseName();
        save(
                folder,
                profile("Shop", "jdbc:postgresql://localhost:%d/%s".formatted(TestPostgres.port(), database), user));

        assertThat(run(folder, "detect", "--profile", "Shop")).isZero();
        assertThat(messages.toString()).contains("No event store was recognised");
    }

    private static ConnectionProfile profile(String name, String url, @Nullable String user) {
        return new ConnectionProfile(name, Environment.PRODUCTION, url, user, null, CodeSettings.NONE);
    }

    private static void save(Path configuration, ConnectionProfile profile) {
        new SettingsFile(configuration).update(settings -> settings.with(profile));
    }

    private int run(Path configuration, String... arguments) {
        CommandStores door = new CommandStores(
                new PostgresStores(), new DataDirectories(configuration, configuration), new OnePassword());
        return new CommandLineProgram(door, new NoWindow(), new PrintWriter(out), new PrintWriter(messages))
                .run(arguments);
    }

    private static final class OnePassword implements Passwords {
        @Override
        public Optional<String> place() {
            return Optional.of("the test");
        }

        @Override
        public Optional<String> find(ConnectionProfile profile) {
            return Optional.of("kept");
        }

        @Override
        public void keep(ConnectionProfile profile, String password) {}

        @Override
        public void forget(ConnectionProfile profile) {}
    }
}
