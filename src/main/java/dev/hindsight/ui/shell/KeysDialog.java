package dev.hindsight.ui.shell;

import dev.hindsight.ui.common.Theme;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;

/** The keys, for reading. */
final class KeysDialog extends Dialog<ButtonType> {
    private static final List<Key> KEYS = List.of(
            new Key("Left, Right", "One version back, one on"),
            new Key("Home, End", "First version, last version"),
            new Key("Space", "Play, pause"),
            new Key("F8, Shift+F8", "Next, previous event that could not be applied"),
            new Key("Ctrl+G", "Go to a version or a time"),
            new Key("Ctrl+K", "Find anything: streams, events, operations, places"),
            new Key("Ctrl+F", "Search in the panel that has the focus"),
            new Key("Alt+Left, Alt+Right", "Back, forward"),
            new Key("Ctrl+1 … Ctrl+4", "Streams, timeline, panel below, inspector"),
            new Key("Ctrl+Shift+C", "Copy a link to this place"),
            new Key("F5", "Read again"),
            new Key("F, 0", "Timeline and trace: fit"),
            new Key("+, −", "Timeline and trace: zoom"),
            new Key("Space, N", "Trace: fold or unfold, next event that was found"),
            new Key("Backspace", "Timeline: undo zoom"),
            new Key("Esc", "Cancel what runs, or close what is open"),
            new Key("?", "These keys"));

    private record Key(String name, String effect) {}

    KeysDialog(Window owner) {
        initOwner(owner);
        setTitle("Keys");
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        getDialogPane().setContent(grid());
        Theme.style(getDialogPane().getScene());
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(20);
        grid.setVgap(7);
        for (Key key : KEYS) {
            Label name = new Label(key.name());
            name.getStyleClass().add("key-hint");
            GridPane.setHalignment(name, HPos.RIGHT);
            grid.addRow(grid.getRowCount(), name, new Label(key.effect()));
        }
        return grid;
    }
}
