package dev.hindsight;

import dev.hindsight.cli.WindowDoor;
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

/** Starts the window. Apart from {@link Main}, so that no other command loads JavaFX. */
final class WindowLauncher implements WindowDoor {
    private static final Logger LOG = LoggerFactory.getLogger(WindowLauncher.class);

    private final DataDirectories directories;
    private boolean open;

    WindowLauncher(DataDirectories directories) {
        this.directories = directories;
    }

    /** Whether there is a window, with which the process lives. */
    boolean isOpen() {
        return open;
    }

    @Override
    public Optional<String> open(Request request) {
        Optional<String> obstacle = DesktopCheck.obstacle(System.getenv(), System.getProperties());
        if (obstacle.isPresent()) {
            return obstacle;
        }
        try {
            Platform.startup(() -> show(request));
            open = true;
            return Optional.empty();
        } catch (UnsupportedOperationException | LinkageError e) {
            LOG.error("The toolkit does not start", e);
            return Optional.of(DesktopCheck.explain(e));
        }
    }

    private void show(Request request) {
        SettingsFile file = new SettingsFile(directories.configuration());
        WindowStores stores = new WindowStores(new PostgresStores(), directories.sample(), file, request.live());
        WindowSettings settings = new WindowSettings(file);
        MainWindow window = new MainWindow(new Stage(), stores, settings, new SystemKeyring());
        window.show();
        String profile = request.profile();
        if (request.sample()) {
            window.openSample();
        } else if (profile != null) {
            window.openProfile(profile);
        }
    }
}
