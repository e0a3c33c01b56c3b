package dev.hindsight.ui.state;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.ui.common.Copying;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** From the state that is shown to a test: copied, or saved. */
final class ExportMenu extends MenuButton {
    private final StateModel model;
    private final StateExport export;

    ExportMenu(StateModel model) {
        super("", new FontIcon(Feather.SHARE));
        this.model = model;
        this.export = new StateExport(model);
        setId("state-export");
        getStyleClass().add("flat");
        setAccessibleText("From this state to a test");
        setTooltip(new Tooltip("From this state to a test: the events up to here, and the state they lead to"));
        getItems()
                .setAll(
                        item("Copy as a JUnit test", () -> export.write(StateExport.Form.JUNIT, Copying::text)),
                        item("Copy events and state as JSON", () -> export.write(StateExport.Form.JSON, Copying::text)),
                        item("Save as a JUnit test …", () -> save(StateExport.Form.JUNIT, "ReplayTest.java")),
                        item("Save events and state as JSON …", () -> save(StateExport.Form.JSON, "state.json")));
        model.momentProperty().subscribe(now -> setDisable(now == null));
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void save(StateExport.Form form, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Where to save it");
        chooser.setInitialFileName(name);
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            export.write(form, text -> write(file, text));
        }
    }

    private void write(File file, String text) {
        try {
            Files.writeString(file.toPath(), text);
        } catch (IOException e) {
            model.workspace()
                    .tasks()
                    .report(new ReplayException("%s could not be written: %s".formatted(file, e.getMessage()), e));
        }
    }
}
