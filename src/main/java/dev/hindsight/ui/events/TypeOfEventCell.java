package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.Workspace;
import javafx.scene.control.TableCell;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The type of an event, with its mark. */
final class TypeOfEventCell extends TableCell<EventHeader, EventHeader> {
    private static final double MARK_BOX = 14;

    private final Workspace workspace;
    private final MarkIcon icon = new MarkIcon();
    private final StackPane holder = new StackPane(icon);

    TypeOfEventCell(Workspace workspace) {
        this.workspace = workspace;
        // Shapes differ in width; in a box of their own the names behind them still line up.
        holder.setMinSize(MARK_BOX, MARK_BOX);
        holder.setMaxSize(MARK_BOX, MARK_BOX);
    }

    @Override
    protected void updateItem(@Nullable EventHeader event, boolean empty) {
        super.updateItem(event, empty);
        if (event == null || empty) {
            setText(null);
            setGraphic(null);
        } else {
            icon.show(event.type(), workspace.styles(), workspace.view().palette());
            setText(event.type());
            setGraphic(holder);
        }
    }
}
