package dev.hindsight.ui.events;

import dev.hindsight.export.ExportFormat;
import dev.hindsight.ui.common.Buttons;
import java.io.File;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Asks for a file, and has all events that meet the filters written to it. */
final class ExportButton {
    private ExportButton() {}

    static Button of(ExportModel model) {
        Button button = Buttons.icon(Feather.DOWNLOAD, "Export these events as JSON Lines or CSV …", () -> {});
        button.setId("events-export");
        button.setOnAction(event -> {
            File chosen = chooser().showSaveDialog(button.getScene().getWindow());
            if (chosen != null) {
                model.export(withExtension(chosen.toPath()));
            }
        });
        return button;
    }

    private static FileChooser chooser() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export events");
        chooser.setInitialFileName("events.jsonl");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("JSON Lines", "*.jsonl"),
                        new FileChooser.ExtensionFilter("CSV", "*.csv"));
        return chooser;
    }

    private static Path withExtension(Path file) {
        boolean named = file.getFileName().toString().contains(".");
        return named ? file : file.resolveSibling(file.getFileName() + "." + ExportFormat.JSON_LINES.extension());
    }
}
