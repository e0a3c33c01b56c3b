package dev.hindsight.ui.events;

import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.Workspace;
import javafx.scene.layout.StackPane;

/** The mark of an event type in a box of fixed size: shapes differ in width, and names behind them are to line up. */
final class MarkBox extends StackPane {
    private static final double SIZE = 14;

    private final MarkIcon icon = new MarkIcon();

    MarkBox() {
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        getChildren().add(icon);
    }

    void show(String eventType, Workspace workspace) {
        icon.show(eventType, workspace.styles(), workspace.view().palette());
    }
}
