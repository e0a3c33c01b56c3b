package dev.hindsight.ui.shell;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;

/** The box in which one types what to find (Ctrl+K). */
final class FindPopup extends Popup {
    private static final double WIDTH = 560;
    private static final Duration TYPING_PAUSE = Duration.millis(180);

    private final FindModel model;
    private final TextField field = new TextField();
    private final ListView<Finding> list = new ListView<>();

    FindPopup(FindModel model) {
        this.model = model;
        setAutoHide(true);
        buildField();
        buildList();
        Label hint = new Label();
        hint.textProperty().bind(model.hintProperty());
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        VBox box = new VBox(8, field, hint, list);
        box.getStyleClass().add("find-popup");
        box.setPrefWidth(WIDTH);
        getContent().setAll(box);
    }

    /** Opens at the upper middle of the node's window. */
    void open(Node owner) {
        javafx.stage.Window window = owner.getScene().getWindow();
        field.clear();
        model.find("");
        show(window, window.getX() + (window.getWidth() - WIDTH) / 2, window.getY() + 90);
        field.requestFocus();
    }

    private void buildField() {
        field.setId("find-field");
        field.setPromptText("Find anything");
        field.setAccessibleText("Find a stream, an event, an operation or a place");
        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(event -> model.find(field.getText()));
        field.textProperty().subscribe((before, after) -> pause.playFromStart());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::fieldKey);
    }

    private void fieldKey(KeyEvent event) {
        int selected = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel()
                    .select(Math.min(selected + 1, list.getItems().size() - 1));
            event.consume();
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().select(Math.max(selected - 1, 0));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            openSelected();
            event.consume();
        }
    }

    private void buildList() {
        list.setItems(model.findings());
        list.setFixedCellSize(30);
        list.setFocusTraversable(false);
        list.setAccessibleText("What was found");
        list.setCellFactory(ignored -> new FindingCell());
        list.setOnMouseClicked(event -> openSelected());
        list.prefHeightProperty()
                .bind(javafx.beans.binding.Bindings.size(model.findings())
                        .multiply(30)
                        .add(2));
        list.setMaxHeight(362);
        list.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(model.findings()));
        list.visibleProperty().bind(list.managedProperty());
        // A change listener: the list itself hears of invalidation later, and would take the selection back.
        model.findings().addListener((ListChangeListener<Finding>) change -> {
            if (!model.findings().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
        });
    }

    private void openSelected() {
        // What has just been found is not selected yet when Enter is quicker than the list.
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .or(() -> model.findings().stream().findFirst())
                .ifPresent(chosen -> {
                    hide();
                    model.open(chosen);
                });
    }

    private static final class FindingCell extends ListCell<Finding> {
        private final Label kind = new Label();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox row;

        FindingCell() {
            kind.setMinWidth(76);
            kind.getStyleClass().add("muted");
            title.getStyleClass().add("strong");
            title.setMinWidth(0);
            detail.getStyleClass().add("muted");
            detail.setMinWidth(0);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row = new HBox(8, kind, title, space, detail);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            if (empty) {
                setGraphic(null);
            } else {
                kind.setText(finding.kind());
                title.setText(finding.title());
                detail.setText(finding.detail());
                setGraphic(row);
            }
        }
    }
}
