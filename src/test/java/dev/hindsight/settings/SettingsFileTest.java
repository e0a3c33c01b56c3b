package dev.hindsight.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.replay.code.CodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
}
