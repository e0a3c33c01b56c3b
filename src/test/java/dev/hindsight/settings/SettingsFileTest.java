package dev.hindsight.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hindsight.replay.code.CodeSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final ConnectionProfile PROFILE = new ConnectionProfile(
            "Orders", Environment.PRODUCTION, "jdbc:postgresql://db/orders", "reader", null, CodeSettings.NONE);

    @TempDir
    private Path directory;

    @Test
    void beginsAnewWhereThereIsNoFile() {
        assertThat(new SettingsFile(directory).load()).isEqualTo(Settings.FIRST);
    }

    @Test
    void whatIsSavedIsLoaded() {
        WindowState window = new WindowState(
                "DARK", "UTC", 1, 2, 300, 400, true, List.of(0.25), Map.of("Orders", "hindsight:a/b@1"));
        new SettingsFile(directory).update(settings -> settings.with(PROFILE).with(window));

        assertThat(new SettingsFile(directory).load()).isEqualTo(new Settings(List.of(PROFILE), window));
    }

    @Test
    void theStateOfAWindowThatWasNeverPlacedSurvives() {
        new SettingsFile(directory).update(settings -> settings.with(PROFILE));

        assertThat(new SettingsFile(directory).load().window()).isEqualTo(WindowState.FIRST);
    }

    @Test
    void aBrokenFileIsSetAsideAndNotLost() throws IOException {
        Files.writeString(directory.resolve("settings.json"), "{ \"profiles\": [");

        assertThat(new SettingsFile(directory).load()).isEqualTo(Settings.FIRST);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).singleElement().satisfies(file -> {
                assertThat(file.getFileName().toString()).startsWith("settings.broken-");
                assertThat(file).hasContent("{ \"profiles\": [");
            });
        }
    }

    @Test
    void writersAtTheSameTimeDoNotLoseEachOthersProfiles() {
        SettingsFile file = new SettingsFile(directory);
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20; i++) {
                ConnectionProfile profile = new ConnectionProfile(
                        "Store " + i, Environment.TEST, "jdbc:postgresql://db/x", null, null, CodeSettings.NONE);
                writers.execute(() -> file.update(settings -> settings.with(profile)));
            }
        }

        assertThat(file.load().profiles()).hasSize(20);
    }

    @Test
    void passwordsInAnUrlAreNotKept() {
        assertThat(new ConnectionProfile(
                                "a",
                                Environment.TEST,
                                "jdbc:postgresql://h/d?password=x&ssl=true",
                                null,
                                null,
                                CodeSettings.NONE)
                        .url())
                .isEqualTo("jdbc:postgresql://h/d?ssl=true");
        assertThat(new ConnectionProfile(
                                "a",
                                Environment.TEST,
                                "jdbc:postgresql://h/d?ssl=true&password=x",
                                null,
                                null,
                                CodeSettings.NONE)
                        .url())
                .isEqualTo("jdbc:postgresql://h/d?ssl=true");
    }

    @Test
    void saysWhereSettingsCannotBeSaved() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> new SettingsFile(file.resolve("inside")).update(settings -> settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("settings.json");
    }

    @Test
    void twoWindowsAtOnceLoseNothing() throws Exception {
        List<Process> windows = new ArrayList<>();
        for (String name : List.of("left", "right")) {
            windows.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            SettingsWriter.class.getName(),
                            directory.toString(),
                            name,
                            "25")
                    .inheritIO()
                    .start());
        }
        for (Process window : windows) {
            assertThat(window.waitFor()).isZero();
        }

        assertThat(new SettingsFile(directory).load().profiles()).hasSize(50);
    }

    /** On a file system of its own that really is full; left out where we may not mount one. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLeavesWhatWasSaved() throws Exception {
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.toString()) == 0);
        try {
            SettingsFile file = new SettingsFile(directory);
            file.update(settings -> settings.with(PROFILE));
            fill(directory.resolve("filler"));

            ConnectionProfile large = new ConnectionProfile(
                    "x".repeat(20_000), Environment.TEST, "jdbc:postgresql://db/x", null, null, CodeSettings.NONE);
            assertThatThrownBy(() -> file.update(settings -> settings.with(large)))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("settings.json")
                    .hasMessageContaining("No space left on device");
            assertThat(file.load().profiles()).containsExactly(PROFILE);
        } finally {
            assertThat(command("umount", directory.toString())).isZero();
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream filler = Files.newOutputStream(file)) {
            for (int i = 0; i < 1_000; i++) {
                filler.write(new byte[1024]);
            }
        } catch (IOException _) {
            return; // full
        }
        throw new IllegalStateException("The file system is larger than it should be");
    }

    private static int command(String... words) throws Exception {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void ofSeveralSecretsInAnUrlNoneIsKept() {
        assertThat(new ConnectionProfile(
                                "a",
                                Environment.TEST,
                                "jdbc:postgresql://h/d?password=x&sslpassword=y&ssl=true&PASSWORD=z",
                                null,
                                null,
                                CodeSettings.NONE)
                        .url())
                .isEqualTo("jdbc:postgresql://h/d?ssl=true");
    }
}
