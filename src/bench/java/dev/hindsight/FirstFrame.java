package dev.hindsight;

import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** A process that ends as soon as its window can be used: the one of Hindsight, or an empty one. */
public final class FirstFrame {
    private FirstFrame() {}

    /** The argument is {@code hindsight} or {@code empty}. */
    public static void main(String[] arguments) {
        boolean hindsight = arguments[0].equals("hindsight");
        Platform.startup(() -> {
            Stage stage = new Stage();
            if (hindsight) {
                DataDirectories directories = DataDirectories.ofThisMachine();
                SettingsFile file = new SettingsFile(directories.configuration());
                WindowStores stores = new WindowStores(new PostgresStores(), directories.sample(), file, false);
                WindowSettings settings = new WindowSettings(file);
                MainWindow window = new MainWindow(stage, stores, settings, Passwords.nowhere());
                window.show();
                window.openSample();
            } else {
                stage.setScene(new Scene(new Pane(), 1440, 900));
                stage.show();
            }
            endWhenUsable(stage, hindsight);
        });
    }

    /** Hindsight can be used when the inspector shows the first event. The frame after that has been drawn. */
    private static void endWhenUsable(Stage stage, boolean hindsight) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                boolean usable = !hindsight || stage.getScene().lookup("#show-operation") != null;
                if (usable && ++frames > 1) {
                    Runtime.getRuntime().halt(0);
                }
            }
        }.start();
    }
}
