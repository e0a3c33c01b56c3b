package dev.hindsight;

import dev.hindsight.settings.SettingsFile;
import dev.hindsight.settings.SystemKeyring;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the window. Apart from {@link Main}, so that a command never loads JavaFX. */
final class WindowLauncher {
    private static final Logger LOG = LoggerFactory.getLogger(WindowLauncher.class);

    private WindowLauncher() {}

    /**
     * Opens the window and returns at once.
     *
     * @return why there is no window, in a sentence; empty if there is one
     */
    static Optional<String> start(WindowOptions options, DataDirectories directories) {
        Optional<String> obstacle = DesktopCheck.obstacle(System.getenv(), System.getProperties());
        if (obstacle.isPresent()) {
            return obstacle;
        }
        try {
            Platform.startup(() -> show(options, directories));
            return Optional.empty();
        } catch (UnsupportedOperationException | LinkageError e) {
            LOG.error("The toolkit does not start", e);
            return Optional.of(DesktopCheck.explain(e));
        }
    }

    private static void show(WindowOptions options, DataDirectories directories) {
        SettingsFile file = new SettingsFile(directories.configuration());
        WindowStores stores = new WindowStores(new PostgresStores(), directories.sample(), file, options.live());
        WindowSettings settings = new WindowSettings(file);
        MainWindow window = new MainWindow(new Stage(), stores, settings, new SystemKeyring());
        window.show();
        String profile = options.profile();
        if (options.sample()) {
            window.openSample();
        } else if (profile != null) {
            window.openProfile(profile);
        }
    }
}
