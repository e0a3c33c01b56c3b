package dev.hindsight.ui.checks;

import dev.hindsight.check.readmodel.ComparedRow;
import dev.hindsight.check.readmodel.RowExplanation;
import dev.hindsight.check.readmodel.RowStep;
import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.PanelPane;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of a read model as it is stored beside as it is rebuilt, and the events that made the difference. */
final class RowPane extends BorderPane {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

    private final RowModel model;
    private final Workspace workspace;
    private final TableView<Field> fields = new TableView<>();
    private final TableView<RowStep> steps = new TableView<>();
    private final CheckBox every = new CheckBox("All events of the row");
    private final Label title = new Label();
    private final Label sentence = new Label();

    /** A column of the row on both sides. */
    private record Field(String name, String stored, String rebuilt, boolean differs) {}

    RowPane(RowModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        setId("row-pane");
        setMinSize(0, 0);
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        sentence.setId("row-sentence");
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        VBox heading = new VBox(2, title, sentence);
        heading.getStyleClass().add("finding-detail");
        SplitPane split = new SplitPane(fields(), steps());
        split.setDividerPositions(0.56);
        BorderPane content = new BorderPane(split);
        content.setTop(heading);
        setCenter(new PanelPane(content, model.stateProperty()));
        every.selectedProperty().subscribe(() -> show(model.rowProperty().get()));
        model.rowProperty().subscribe(this::show);
    }

    private Node fields() {
        fields.setId("row-fields");
        fields.setAccessibleText("Columns of the row, as stored and as rebuilt");
        fields.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        fields.getColumns()
                .setAll(List.of(
                        column("", 34, field -> field.differs() ? "≠" : ""),
                        column("Column", 120, Field::name),
                        column("As stored", 150, Field::stored),
                        column("As rebuilt", 150, Field::rebuilt)));
        fields.setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable Field field, boolean empty) {
                super.updateItem(field, empty);
                pseudoClassStateChanged(DIFFERS, field != null && !empty && field.differs());
            }
        });
        return fields;
    }

    private Node steps() {
        steps.setId("row-steps");
        steps.setAccessibleText("Events of the row; Enter goes there");
        steps.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<RowStep, String> type =
                column("Event", 130, step -> step.event().type());
        type.setCellFactory(ignored -> new TypeCell());
        steps.getColumns()
                .setAll(List.of(
                        type,
                        column(
                                "Stream",
                                90,
                                step -> "%s v %d"
                                        .formatted(
                                                step.event().stream(),
                                                step.event().version())),
                        column("Set", 100, this::setBy)));
        steps.setPlaceholder(new Label("No event is known that made it."));
        steps.setOnMouseClicked(event -> goIf(event.getClickCount() == 2));
        steps.setOnKeyPressed(event -> goIf(event.getCode() == KeyCode.ENTER));
        HBox bar = new HBox(every);
        every.setId("row-every-event");
        bar.getStyleClass().addAll("strip", "slim");
        BorderPane pane = new BorderPane(steps);
        pane.setTop(bar);
        return pane;
    }

    private void goIf(boolean wanted) {
        RowStep selected = steps.getSelectionModel().getSelectedItem();
        if (wanted && selected != null) {
            model.go(selected);
        }
    }

    private String setBy(RowStep step) {
        Map<String, JsonNode> row = step.row();
        return step.changed().stream()
                .sorted()
                .map(column -> row == null ? column : "%s = %s".formatted(column, text(row.get(column))))
                .collect(Collectors.joining(", "));
    }

    private void show(@Nullable RowExplanation explained) {
        if (explained == null) {
            return;
        }
        ComparedRow row = explained.row();
        title.setText("%s of %s".formatted(row.key(), row.table()));
        sentence.setText("Rebuilt by %s. %s".formatted(explained.rebuiltBy(), explained.sentence()));
        List<String> differing = row.differing();
        fields.getItems()
                .setAll(row.columns().stream()
                        .map(column -> new Field(
                                column,
                                value(row.stored(), column, "no such row"),
                                value(row.rebuilt(), column, row.rebuilt() == null ? "no such row" : "not rebuilt"),
                                differing.contains(column)))
                        .toList());
        boolean all = every.isSelected() || differing.isEmpty();
        steps.getItems().setAll(all ? explained.steps() : explained.stepsOfDifference());
    }

    private static String value(@Nullable Map<String, JsonNode> row, String column, String otherwise) {
        return row == null || !row.containsKey(column) ? otherwise : text(row.get(column));
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "null";
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static <T> TableColumn<T, String> column(String name, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setMinWidth(34);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        column.setCellFactory(ignored -> new TableCell<>() {
            {
                getStyleClass().add("code");
            }

            @Override
            protected void updateItem(@Nullable String words, boolean empty) {
                super.updateItem(words, empty);
                setText(empty ? null : words);
                setTooltip(empty || words == null || words.length() < 16 ? null : new Tooltip(words));
            }
        });
        return column;
    }

    private final class TypeCell extends TableCell<RowStep, String> {
        private final MarkIcon mark = new MarkIcon();

        @Override
        protected void updateItem(@Nullable String type, boolean empty) {
            super.updateItem(type, empty);
            RowStep step = empty ? null : getTableRow().getItem();
            setText(step == null ? null : step.event().type());
            setGraphic(step == null ? null : mark);
            if (step != null) {
                EventHeader event = step.event();
                mark.show(event.type(), workspace.styles(), workspace.view().palette());
                setTooltip(new Tooltip(TimeText.millisecond(
                        event.at(), Objects.requireNonNull(workspace.view().zone()))));
            }
        }
    }
}
