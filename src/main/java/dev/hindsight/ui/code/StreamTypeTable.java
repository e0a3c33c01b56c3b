package dev.hindsight.ui.code;

import dev.hindsight.replay.code.Candidate;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A row per stream type: what replays it, why, and what else could. */
final class StreamTypeTable extends TableView<FoundType> {
    private final CodeModel model;
    private String selected = "";

    StreamTypeTable(CodeModel model) {
        this.model = model;
        setId("code-types");
        setAccessibleText("Stream types and what replays them");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().setAll(List.of(type(), streams(), code(), why()));
        setItems(model.types());
        getStyleClass().add("dense");
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(type -> selected = type == null ? selected : type.streamType());
        model.stateProperty().subscribe(state -> selectAgain());
    }

    /** After each look through the class path the rows are others, of the same types. */
    private void selectAgain() {
        String before = selected;
        getSelectionModel().clearSelection();
        getItems().stream()
                .filter(type -> type.streamType().equals(before))
                .findFirst()
                .ifPresentOrElse(
                        getSelectionModel()::select, () -> getSelectionModel().selectFirst());
    }

    private static TableColumn<FoundType, String> type() {
        TableColumn<FoundType, String> column = new TableColumn<>("Stream type");
        column.setCellValueFactory(
                row -> new SimpleStringProperty(row.getValue().streamType()));
        column.setPrefWidth(150);
        return column;
    }

    private static TableColumn<FoundType, String> streams() {
        TableColumn<FoundType, String> column = new TableColumn<>("Streams");
        column.setCellValueFactory(
                row -> new SimpleStringProperty("%,d".formatted(row.getValue().streams())));
        column.getStyleClass().add("number");
        column.setPrefWidth(80);
        column.setMaxWidth(110);
        return column;
    }

    private TableColumn<FoundType, FoundType> code() {
        TableColumn<FoundType, FoundType> column = new TableColumn<>("Replayed by");
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(ignored -> new ChoiceCell());
        column.setPrefWidth(320);
        column.setMinWidth(220);
        return column;
    }

    private TableColumn<FoundType, String> why() {
        TableColumn<FoundType, String> column = new TableColumn<>("Why");
        column.setCellValueFactory(row -> new SimpleStringProperty(model.why(row.getValue())));
        column.setPrefWidth(360);
        return column;
    }

    /** Chooses among the candidates. */
    private final class ChoiceCell extends TableCell<FoundType, FoundType> {
        private final ComboBox<Candidate> box = new ComboBox<>();
        private boolean showing;

        ChoiceCell() {
            box.setMaxWidth(Double.MAX_VALUE);
            box.setPromptText("Payloads are merged (a guess)");
            box.setAccessibleText("The class that replays");
            box.setConverter(new Name());
            box.valueProperty().subscribe((before, chosen) -> {
                FoundType type = getItem();
                if (!showing && type != null && chosen != null && !chosen.equals(type.best())) {
                    model.choose(type.streamType(), chosen.binding().text());
                }
            });
        }

        @Override
        protected void updateItem(FoundType type, boolean empty) {
            super.updateItem(type, empty);
            setGraphic(empty ? null : box);
            if (!empty) {
                showing = true;
                box.getItems().setAll(type.candidates());
                box.setValue(type.best());
                box.setDisable(type.candidates().isEmpty());
                showing = false;
            }
        }
    }

    private static final class Name extends StringConverter<Candidate> {
        @Override
        public String toString(@Nullable Candidate candidate) {
            return candidate == null
                    ? ""
                    : candidate.binding().className() + "  "
                            + candidate.binding().call();
        }

        @Override
        public Candidate fromString(String text) {
            throw new UnsupportedOperationException("The box is not for typing.");
        }
    }
}
