package dev.hindsight.ui.state;

import dev.hindsight.replay.FieldChange;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.Workspace;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Every event that changed the selected value; each leads to its version. */
final class HistoryList extends ListView<FieldChange> {
    static final double ROW_HEIGHT = 26;
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final StateModel model;
    private final ValueTrail trail;

    HistoryList(StateModel model, ValueTrail trail) {
        super(trail.history());
        this.model = model;
        this.trail = trail;
        setId("value-history");
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText("Every event that changed this value");
        setCellFactory(list -> new Entry());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            FieldChange chosen = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                trail.goTo(chosen);
                event.consume();
            }
        });
        model.momentProperty().addListener((property, before, after) -> refresh());
        model.workspace().view().paletteProperty().addListener((property, before, after) -> refresh());
    }

    /** One event of the history. */
    private final class Entry extends ListCell<FieldChange> {
        private final Label version = new Label();
        private final MarkIcon mark = new MarkIcon();
        private final Label type = new Label();
        private final Label time = new Label();
        private final BeforeAfter change = new BeforeAfter();
        private final HBox row = new HBox(version, type, time, change);

        private Entry() {
            row.getStyleClass().add("history-row");
            version.getStyleClass().addAll("code", "history-version");
            version.setMinWidth(56);
            type.setGraphic(mark);
            type.setMinWidth(130);
            type.setPrefWidth(150);
            time.getStyleClass().add("muted");
            time.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(change, Priority.ALWAYS);
            row.setMinWidth(0);
            row.setPrefWidth(0);
            setOnMouseClicked(event -> {
                FieldChange item = getItem();
                if (item != null) {
                    trail.goTo(item);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable FieldChange item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                pseudoClassStateChanged(CURRENT, false);
            } else {
                setGraphic(row);
                pseudoClassStateChanged(CURRENT, isCurrent(item));
                show(item);
            }
        }

        private boolean isCurrent(FieldChange item) {
            return model.moment().map(now -> now.index() == item.index()).orElse(false);
        }

        private void show(FieldChange item) {
            Workspace workspace = model.workspace();
            version.setText("v " + item.event().version());
            type.setText(item.event().type());
            mark.show(item.event().type(), workspace.styles(), workspace.view().palette());
            time.setText(TimeText.second(item.event().at(), workspace.view().zone()));
            change.show(item.before(), item.after());
        }
    }
}
