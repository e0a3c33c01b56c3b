package dev.hindsight.ui.state;

import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.jspecify.annotations.Nullable;

/** The name of a value. */
final class NameCell extends TreeTableCell<StateRow, StateRow> {
    NameCell(TreeTableColumn<StateRow, StateRow> column) {
        getStyleClass().add("name-cell");
    }

    @Override
    protected void updateItem(@Nullable StateRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : text(row));
    }

    private static String text(StateRow row) {
        return switch (row) {
            case StateNode node -> node.name().isEmpty() ? "\"\"" : node.name();
            case StateRow.More(int left) -> "%,d more".formatted(left);
        };
    }
}
