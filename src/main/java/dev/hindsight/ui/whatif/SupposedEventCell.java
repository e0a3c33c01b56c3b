package dev.hindsight.ui.whatif;

import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.Workspace;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Version, type and time of an event, and how it differs from what happened. */
final class SupposedEventCell extends ListCell<SupposedEvent> {
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

    private final Workspace workspace;
    private final Label version = new Label();
    private final MarkIcon mark = new MarkIcon();
    private final Label type = new Label();
    private final Label time = new Label();
    private final Label badge = new Label();
    private final HBox row;

    SupposedEventCell(Workspace workspace) {
        this.workspace = workspace;
        version.setMinWidth(52);
        version.getStyleClass().add("muted");
        type.setGraphic(mark);
        type.setMinWidth(0);
        type.getStyleClass().add("what-if-type");
        time.setMinWidth(0);
        time.getStyleClass().add("muted");
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row = new HBox(8, version, type, badge, gap, time);
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SupposedEvent event, boolean empty) {
        super.updateItem(event, empty);
        setGraphic(empty ? null : row);
        if (empty) {
            setAccessibleText("");
            return;
        }
        boolean added = event.kind() == SupposedEvent.Kind.ADDED;
        version.setText(added ? "" : "v " + event.header().version());
        type.setText(event.header().type());
        type.pseudoClassStateChanged(ABSENT, !event.kind().isSupposed());
        mark.show(event.header().type(), workspace.styles(), workspace.view().palette());
        time.setText(
                added
                        ? ""
                        : TimeText.second(event.header().at(), workspace.view().zone()));
        badge.setText(event.kind().words());
        badge.setVisible(!event.kind().words().isEmpty());
        badge.setManaged(badge.isVisible());
        setAccessibleText("%s %s %s".formatted(version.getText(), type.getText(), badge.getText()));
    }
}
