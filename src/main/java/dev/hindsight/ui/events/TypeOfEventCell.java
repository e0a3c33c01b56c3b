package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.Workspace;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The type of an event, with its mark. */
final class TypeOfEventCell extends TableCell<EventHeader, EventHeader> {
    private final Workspace workspace;
    private final MarkBox mark = new MarkBox();

    TypeOfEventCell(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    protected void updateItem(@Nullable EventHeader event, boolean empty) {
        super.updateItem(event, empty);
        if (event == null || empty) {
            setText(null);
            setGraphic(null);
        } else {
            mark.show(event.type(), workspace);
            setText(event.type());
            setGraphic(mark);
        }
    }
}
