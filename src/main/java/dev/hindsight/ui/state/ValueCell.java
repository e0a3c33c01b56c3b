package dev.hindsight.ui.state;

import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.jspecify.annotations.Nullable;

/** A value, its kind told by colour and form; of a container, how much it holds. */
final class ValueCell extends TreeTableCell<StateRow, StateRow> {
    private static final int SHOWN = 200;
    private static final int IN_TOOLTIP = 2_000;

    ValueCell(TreeTableColumn<StateRow, StateRow> column) {
        getStyleClass().addAll("code", "value-cell");
    }

    @Override
    protected void updateItem(@Nullable StateRow row, boolean empty) {
        super.updateItem(row, empty);
        setTooltip(null);
        if (empty || !(row instanceof StateNode node)) {
            setText(!empty && row instanceof StateRow.More ? "Click to show more" : null);
            ValueKind.clear(this);
            return;
        }
        ValueKind.of(node.value()).mark(this);
        setText(node.isContainer() ? ValueText.contents(node.value()) : ValueText.oneLine(node.value(), SHOWN));
        setAccessibleText(
                node.name() + " " + getText() + " " + node.difference().words());
        if (!node.isContainer() && getText().length() > 24) {
            Tooltip whole = new Tooltip(ValueText.oneLine(node.value(), IN_TOOLTIP));
            whole.setWrapText(true);
            whole.setMaxWidth(480);
            setTooltip(whole);
        }
    }
}
