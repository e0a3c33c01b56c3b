package dev.hindsight.ui.process;

import dev.hindsight.causation.process.OperationId;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

/** A list of operations to open, with a heading that says what they have in common. */
final class OperationsPane extends BorderPane {
    private final Label heading = new Label();
    private final ListView<OperationId> list = new ListView<>();
    private final ProcessModel model;

    OperationsPane(ProcessModel model) {
        this.model = model;
        heading.setWrapText(true);
        heading.setMaxWidth(Double.MAX_VALUE);
        heading.getStyleClass().addAll("strip", "process-heading");
        list.setAccessibleText("Operations; Enter opens one");
        list.setFixedCellSize(24);
        list.getStyleClass().add("code");
        list.setPlaceholder(new Label(""));
        list.setOnMouseClicked(event -> open());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
                event.consume();
            }
        });
        setTop(heading);
        setCenter(list);
        setMinSize(0, 0);
    }

    void show(String what, List<OperationId> operations) {
        heading.setText(what);
        list.getItems().setAll(operations);
    }

    private void open() {
        OperationId chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.open(chosen, 0);
        }
    }
}
