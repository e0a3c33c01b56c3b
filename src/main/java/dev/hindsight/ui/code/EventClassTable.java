package dev.hindsight.ui.code;

import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import org.jspecify.annotations.Nullable;

/** The stored event types of a stream type and the class that stands for each; a double click types another. */
final class EventClassTable extends TableView<Map.Entry<String, String>> {
    private static final String NONE = "no class found";

    EventClassTable(CodeModel model) {
        setId("code-events");
        setAccessibleText("Stored event types and their classes");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setEditable(true);
        setPlaceholder(new Label("Choose a stream type to see the classes of its events."));
        getStyleClass().add("dense");
        TableColumn<Map.Entry<String, String>, String> stored = new TableColumn<>("Stored event type");
        stored.setCellValueFactory(
                row -> new SimpleStringProperty(row.getValue().getKey()));
        stored.setPrefWidth(240);
        TableColumn<Map.Entry<String, String>, String> className =
                new TableColumn<>("Class of the event (double click to name another)");
        className.setCellValueFactory(row -> new SimpleStringProperty(
                row.getValue().getValue().isEmpty() ? NONE : row.getValue().getValue()));
        className.setCellFactory(TextFieldTableCell.forTableColumn());
        className.setOnEditCommit(edit -> {
            String typed = edit.getNewValue().equals(NONE) ? "" : edit.getNewValue();
            model.chooseEvent(edit.getRowValue().getKey(), typed);
        });
        className.setPrefWidth(560);
        getColumns().setAll(List.of(stored, className));
    }

    void show(@Nullable FoundType type) {
        getItems()
                .setAll(
                        type == null
                                ? List.of()
                                : List.copyOf(type.eventClasses().entrySet()));
    }
}
