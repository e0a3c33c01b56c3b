package dev.hindsight.ui.events;

import dev.hindsight.ui.events.QueryCompletion.Proposal;
import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** The proposals below a field. The focus stays in the field, which hands the keys on. */
final class QueryPopup extends Popup {
    private static final double WIDTH = 460;
    private static final double ROW = 24;
    private static final int MOST_ROWS = 10;

    private final ListView<Proposal> list = new ListView<>();
    private final BiConsumer<QueryCompletion, Proposal> accept;
    private @Nullable QueryCompletion shown;

    QueryPopup(BiConsumer<QueryCompletion, Proposal> accept) {
        this.accept = accept;
        setAutoHide(true);
        // The field decides, which would else take Escape for its own as well.
        setHideOnEscape(false);
        list.setId("query-proposals");
        list.getStyleClass().add("query-proposals");
        list.setAccessibleText("Proposals");
        list.setFixedCellSize(ROW);
        list.setPrefWidth(WIDTH);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> takeSelected());
        getContent().add(list);
    }

    void propose(QueryCompletion completion, Node below) {
        shown = completion;
        list.getItems().setAll(completion.proposals());
        list.getSelectionModel().clearSelection();
        list.setPrefHeight(Math.min(MOST_ROWS, completion.proposals().size()) * ROW + 2);
        Bounds place = below.localToScreen(below.getBoundsInLocal());
        if (completion.proposals().isEmpty() || place == null) {
            hide();
        } else {
            list.getStylesheets().setAll(below.getScene().getStylesheets());
            show(below, place.getMinX(), place.getMaxY() + 2);
        }
    }

    /** Whether the key was for the list. Enter takes only what was chosen: else it is the query that is meant. */
    boolean take(KeyCode key) {
        return switch (key) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case TAB -> {
                if (list.getSelectionModel().isEmpty()) {
                    list.getSelectionModel().select(0);
                }
                yield takeSelected();
            }
            case ENTER -> takeSelected();
            case ESCAPE -> {
                hide();
                yield true;
            }
            default -> false;
        };
    }

    private boolean move(int step) {
        int last = list.getItems().size() - 1;
        int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0, last);
        list.getSelectionModel().clearAndSelect(next);
        list.scrollTo(next);
        return true;
    }

    private boolean takeSelected() {
        Proposal proposal = list.getSelectionModel().getSelectedItem();
        QueryCompletion completion = shown;
        hide();
        if (proposal == null || completion == null) {
            return false;
        }
        accept.accept(completion, proposal);
        return true;
    }

    private static final class Cell extends ListCell<Proposal> {
        private final Label text = new Label();
        private final Label hint = new Label();
        private final HBox row;

        Cell() {
            text.getStyleClass().add("code");
            text.setMinWidth(Region.USE_PREF_SIZE);
            hint.getStyleClass().add("muted");
            hint.setMinWidth(0);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row = new HBox(12, text, space, hint);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (proposal == null || empty) {
                setGraphic(null);
                return;
            }
            text.setText(proposal.text());
            hint.setText(proposal.hint());
            setGraphic(row);
        }
    }
}
