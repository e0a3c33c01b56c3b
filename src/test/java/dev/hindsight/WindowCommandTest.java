package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.cli.WindowDoor;
import dev.hindsight.settings.Passwords;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.NoWindow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowCommandTest {
    private final List<WindowDoor.Request> opened = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void theSampleOrASavedConnectionIsOpenedAtOnce() {
        assertThat(run("window")).isZero();
        assertThat(run("window", "--sample", "--live")).isZero();
        assertThat(run("window", "--profile", "Orders, production")).isZero();

        assertThat(opened)
                .containsExactly(
                        WindowDoor.Request.NOTHING,
                        new WindowDoor.Request(true, true, null),
                        new WindowDoor.Request(false, false, "Orders, production"));
    }

    @Test
    void whatTheWindowDoesNotTakeIsNotPassedOver() {
        assertThat(run("window", "--url", "jdbc:postgresql://localhost/shop")).isEqualTo(2);
        assertThat(run("window", "--profile")).isEqualTo(2);
        assertThat(run("window", "--sample", "--profile", "Orders")).isEqualTo(2);

        assertThat(opened).isEmpty();
        assertThat(messages.toString())
                .contains("'--url'", "'--profile' (NAME)", "mutually exclusive", "Try: hindsight window --help");
    }

    @Test
    void whyThereIsNoWindowIsSaid() {
        assertThat(run(new NoWindow(), "window", "--sample")).isEqualTo(3);

        assertThat(messages.toString()).isEqualTo("There is no display." + System.lineSeparator());
    }

    @Test
    void helpListsItAndTellsItsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).containsPattern("(?m)^ *window +Opens the window");

        assertThat(run("window", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: hindsight window", "--live", "--sample", "--profile=NAME");
        assertThat(opened).isEmpty();
    }

    @Test
    void everyCommandTellsItsOptionsWhenAskedForHelpAsItAdvises() {
        assertThat(run("streams", "--help")).isZero();
        assertThat(run("profiles", "list", "--help")).isZero();

        assertThat(messages.toString()).isEmpty();
        assertThat(out.toString()).contains("Usage: hindsight streams", "Usage: hindsight profiles list");
    }

    private int run(String... arguments) {
        return run(
                request -> {
                    opened.add(request);
                    return Optional.empty();
                },
                arguments);
    }

    private int run(WindowDoor window, String... arguments) {
        CommandStores stores =
                new CommandStores(new PostgresStores(), new DataDirectories(folder, folder), Passwords.nowhere());
        return new CommandLineProgram(stores, window, new PrintWriter(out), new PrintWriter(messages)).run(arguments);
    }
}
