package dev.hindsight.ui.checks;

import dev.hindsight.check.readmodel.ComparedRow;
import dev.hindsight.check.readmodel.ReadModelMapping;
import dev.hindsight.store.MappableTable;
import dev.hindsight.ui.checks.MappingModel.MappedColumn;
import dev.hindsight.ui.common.Verbatim;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describing a read model: its table, its stream, and the values of the state in its columns, beside real rows. */
final class MappingDialog extends Dialog<ButtonType> {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

    private final MappingModel model;
    private final TableView<ComparedRow> preview = new TableView<>();

    MappingDialog(Window owner, MappingModel model) {
        this.model = model;
        initOwner(owner);
        setTitle("Describe a read model");
        setResizable(true);
        getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        getDialogPane().setMaxWidth(Double.MAX_VALUE);
        getDialogPane().setStyle("-fx-max-width: infinity;"); // the theme keeps dialogs narrow
        getDialogPane().setPrefSize(960, 700);
        getDialogPane().setId("mapping-dialog");
        ButtonType keep = new ButtonType("Save", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(keep, ButtonType.CANCEL);
        Button save = (Button) getDialogPane().lookupButton(keep);
        save.setId("mapping-save");
        save.addEventFilter(ActionEvent.ACTION, event -> {
            if (!model.save()) {
                event.consume();
            }
        });
        getDialogPane().setContent(content());
        setResultConverter(button -> button);
    }

    private Node content() {
        SplitPane split = new SplitPane(columns(), preview());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        BorderPane content = new BorderPane(split);
        content.setTop(form());
        return content;
    }

    private Node form() {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(6);
        grid.getStyleClass().add("mapping-form");
        ComboBox<MappableTable> table = new ComboBox<>(model.tables());
        table.setId("mapping-table");
        table.setAccessibleText("Table of the read model");
        table.setCellFactory(list -> new TableNameCell());
        table.setButtonCell(new TableNameCell());
        table.valueProperty().bindBidirectional(model.tableProperty());
        ComboBox<String> type =
                choice("mapping-type", "Type of the streams", model.streamTypes(), model.streamTypeProperty());
        ObservableList<String> names = FXCollections.observableArrayList();
        ObservableList<String> orNone = FXCollections.observableArrayList();
        ComboBox<String> stream =
                choice("mapping-stream", "Column that names the stream", names, model.streamColumnProperty());
        ComboBox<String> version = choice(
                "mapping-version", "Column with the version of the row, if any", orNone, model.versionColumnProperty());
        model.columns().subscribe(() -> {
            String streamColumn = model.streamColumnProperty().get();
            String versionColumn = model.versionColumnProperty().get();
            names.setAll(model.columns().stream().map(MappedColumn::name).toList());
            orNone.setAll(names);
            orNone.addFirst("");
            model.streamColumnProperty().set(streamColumn);
            model.versionColumnProperty().set(versionColumn);
        });
        TextField prefix = new TextField();
        prefix.setId("mapping-prefix");
        prefix.setPromptText("mostly nothing");
        prefix.setAccessibleText("What stands before its value in the name of the stream");
        prefix.textProperty().bindBidirectional(model.streamPrefixProperty());
        CheckBox every = new CheckBox("Each stream of the type has a row");
        every.selectedProperty().bindBidirectional(model.everyStreamProperty());
        for (Region part : List.of(table, type, stream, version, prefix)) {
            part.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(part, Priority.ALWAYS);
        }
        grid.addRow(0, label("Table"), table, label("Streams of type"), type);
        grid.addRow(1, label("Stream named by"), stream, label("with before it"), prefix);
        grid.addRow(2, label("Version in"), version, new Label(), every);
        return grid;
    }

    private static Label label(String words) {
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static ComboBox<String> choice(
            String id, String words, ObservableList<String> items, StringProperty value) {
        ComboBox<String> choice = new ComboBox<>(items);
        choice.setId(id);
        choice.setAccessibleText(words);
        choice.valueProperty().bindBidirectional(value);
        return choice;
    }

    private Node columns() {
        TableView<MappedColumn> table = new TableView<>(model.columns());
        table.setId("mapping-columns");
        table.setAccessibleText("Columns of the table, and the path of the value that each keeps");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<MappedColumn, MappedColumn> path =
                new TableColumn<>("Path in the state (JSON Pointer), empty if not compared");
        path.setPrefWidth(420);
        path.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
        path.setCellFactory(ignored -> new PathCell());
        table.getColumns().add(column("Column", 180, MappedColumn::name));
        table.getColumns().add(column("Type", 160, MappedColumn::type));
        table.getColumns().add(path);
        table.setFixedCellSize(32);
        table.setPlaceholder(new Label("Choose a table."));
        Label words = new Label();
        words.setId("mapping-words");
        words.setMinWidth(0);
        words.textProperty().bind(model.wordsProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(
                8,
                button("mapping-guess", "Guess paths", model::guess),
                button("mapping-look", "Preview", this::look),
                words,
                space,
                kept());
        bar.getStyleClass().add("strip");
        BorderPane pane = new BorderPane(table);
        pane.setBottom(bar);
        return pane;
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Those that are kept already, to be forgotten. */
    private MenuButton kept() {
        MenuButton kept = new MenuButton("Saved");
        kept.setMinWidth(Region.USE_PREF_SIZE);
        Runnable fill = () -> {
            kept.setDisable(model.saved().isEmpty());
            kept.setText("Saved: " + model.saved().size());
            kept.getItems().setAll(model.saved().stream().map(this::forget).toList());
        };
        model.saved().subscribe(fill);
        fill.run();
        return kept;
    }

    private MenuItem forget(ReadModelMapping mapping) {
        MenuItem item = Verbatim.of(new MenuItem("Forget " + mapping.shownName()));
        item.setOnAction(event -> model.forget(mapping));
        return item;
    }

    private void look() {
        model.look();
    }

    private Node preview() {
        preview.setId("mapping-preview");
        preview.setAccessibleText("The first rows, as stored and as rebuilt");
        preview.setItems(model.preview());
        preview.setPlaceholder(new Label("The first rows appear here, beside what replay gives."));
        model.preview().subscribe(this::showColumns);
        return preview;
    }

    private void showColumns() {
        preview.getColumns().clear();
        preview.getColumns().add(column("Row", 160, ComparedRow::key));
        if (model.preview().isEmpty()) {
            return;
        }
        Map<String, JsonNode> rebuilt = model.preview().getFirst().rebuilt();
        for (String name : rebuilt == null ? List.<String>of() : List.copyOf(rebuilt.keySet())) {
            TableColumn<ComparedRow, ComparedRow> column = new TableColumn<>(name);
            column.setPrefWidth(190);
            column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
            column.setCellFactory(ignored -> new SidesCell(name));
            preview.getColumns().add(column);
        }
    }

    private static <T> TableColumn<T, String> column(String name, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        return column;
    }

    private static final class TableNameCell extends ListCell<MappableTable> {
        @Override
        protected void updateItem(@Nullable MappableTable table, boolean empty) {
            super.updateItem(table, empty);
            setText(empty || table == null ? null : table.shownName());
        }
    }

    private static final class PathCell extends TableCell<MappedColumn, MappedColumn> {
        private final TextField field = new TextField();
        private @Nullable StringProperty bound;

        PathCell() {
            field.getStyleClass().add("code");
            field.setPromptText("/status");
        }

        @Override
        protected void updateItem(@Nullable MappedColumn column, boolean empty) {
            super.updateItem(column, empty);
            if (bound != null) {
                field.textProperty().unbindBidirectional(bound);
                bound = null;
            }
            setGraphic(empty || column == null ? null : field);
            if (column != null && !empty) {
                bound = column.path();
                field.textProperty().bindBidirectional(bound);
                field.setAccessibleText("Path of the value that %s keeps".formatted(column.name()));
            }
        }
    }

    /** A value where both sides agree, else the two of them. */
    private static final class SidesCell extends TableCell<ComparedRow, ComparedRow> {
        private final String name;

        SidesCell(String name) {
            this.name = name;
            getStyleClass().add("code");
        }

        @Override
        protected void updateItem(@Nullable ComparedRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean differs = row != null && !empty && row.differing().contains(name);
            pseudoClassStateChanged(DIFFERS, differs);
            if (row == null || empty) {
                setText(null);
            } else {
                String stored = text(row.stored());
                setText(differs ? "%s ≠ %s".formatted(stored, text(row.rebuilt())) : stored);
            }
        }

        private String text(@Nullable Map<String, JsonNode> side) {
            JsonNode value = side == null ? null : side.get(name);
            return value == null || value.isNull() || value.isMissingNode()
                    ? "null"
                    : value.isString() ? value.stringValue() : value.toString();
        }
    }
}
