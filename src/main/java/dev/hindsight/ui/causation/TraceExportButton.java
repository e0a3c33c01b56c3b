package dev.hindsight.ui.causation;

import dev.hindsight.causation.Direction;
import dev.hindsight.causation.TraceFile;
import dev.hindsight.event.CorrelationId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Saves the trace as it is folded and turned, in the form that is chosen. */
final class TraceExportButton extends MenuButton {
    private final CausationModel model;

    TraceExportButton(CausationModel model) {
        super("", new FontIcon(Feather.DOWNLOAD));
        this.model = model;
        setId("causation-export");
        getStyleClass().add("flat");
        setAccessibleText("Save this trace");
        setTooltip(new Tooltip("Save this trace as a picture, a graph or data"));
        for (TraceFile kind : TraceFile.values()) {
            MenuItem item = new MenuItem("Save as " + kind.words() + " …");
            item.setOnAction(event -> choose(kind));
            getItems().add(item);
        }
    }

    private void choose(TraceFile kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Where to save it");
        String name = model.correlation().map(CorrelationId::value).orElse("trace");
        chooser.setInitialFileName(name.replaceAll("[^A-Za-z0-9._-]", "_") + "." + kind.extension());
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            save(kind, file.toPath());
        }
    }

    /** Writes in the background. */
    void save(TraceFile kind, Path file) {
        Shown shown = model.shownProperty().get();
        Direction direction = model.planProperty().get().direction();
        if (shown == null) {
            return;
        }
        model.workspace()
                .tasks()
                .run("Writing " + file.getFileName(), task -> write(shown, kind, direction, file))
                .onError(UncheckedIOException.class, model.workspace().tasks()::report)
                .start();
    }

    private static Path write(Shown shown, TraceFile kind, Direction direction, Path file) {
        try {
            kind.write(shown.operation(), shown.layout(), direction, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
