package dev.hindsight.ui.state;

import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.jspecify.annotations.Nullable;

/** What the event did to a value: before and after, or that it is new or gone. */
final class ChangeCell extends TreeTableCell<StateRow, StateRow> {
    private final BeforeAfter change = new BeforeAfter();

    ChangeCell(TreeTableColumn<StateRow, StateRow> column) {
        getStyleClass().add("change-cell");
    }

    @Override
    protected void updateItem(@Nullable StateRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean shown = !empty && row instanceof StateNode node && show(node);
        setGraphic(shown ? change : null);
    }

    private boolean show(StateNode node) {
        switch (node.difference()) {
            case SAME -> {
                return false;
            }
            case INSIDE -> change.remark(ValueText.counted(node.changeCount(), "change", "changes") + " inside");
            case ADDED, REMOVED -> change.say(node.difference());
            case CHANGED -> change.show(node.before(), node.value());
        }
        return true;
    }
}
