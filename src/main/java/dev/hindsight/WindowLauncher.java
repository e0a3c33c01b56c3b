package dev.hindsight;

import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts the window. Apart from {@link Main}, so that a command never loads JavaFX. */
final class WindowLauncher {
    private WindowLauncher() {}

    /** {@code options}: {@code --sample} opens the sample at once, {@code --live} keeps its shop trading. */
    static void start(List<String> options, DataDirectories directories) {
        Platform.startup(() -> show(options, directories));
    }

    private static void show(List<String> options, DataDirectories directories) {
        WindowStores stores = new WindowStores(new PostgresStores(), directories.sample(), options.contains("--live"));
        WindowSettings settings = new WindowSettings(new SettingsFile(directories.configuration()));
        MainWindow window = new MainWindow(new Stage(), stores, settings);
        window.show();
        if (options.contains("--sample")) {
            window.openSample();
        }
    }
}
