package dev.hindsight.ui.state;

import dev.hindsight.replay.Change;
import dev.hindsight.ui.common.Copying;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The values that differ between two versions. */
final class DifferenceTable extends TableView<Change> {
    private static final int SHOWN = 300;

    DifferenceTable() {
        setId("compare-differences");
        setAccessibleText("Values that differ between A and B");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(buildSign());
        getColumns().add(column("Path", 200, "diff-path", (cell, change) -> cell.setText(path(change))));
        getColumns()
                .add(column(
                        "A, before", 190, "side-cell", (cell, change) -> fill(cell, change.before(), "diff-before")));
        getColumns()
                .add(column("B, after", 190, "side-cell", (cell, change) -> fill(cell, change.after(), "diff-after")));
        Label none = new Label("Both versions have the same state.");
        none.getStyleClass().add("panel-hint");
        setPlaceholder(none);
        MenuItem copyPath = new MenuItem("Copy path (JSON Pointer)");
        copyPath.setOnAction(event -> {
            Change selected = getSelectionModel().getSelectedItem();
            if (selected != null) {
                Copying.text(selected.path().toString());
            }
        });
        setContextMenu(new ContextMenu(copyPath));
    }

    void show(Comparison comparison) {
        getItems().setAll(comparison.differences());
    }

    private static TableColumn<Change, Change> buildSign() {
        TableColumn<Change, Change> sign = column("", 34, "diff-sign", (cell, change) -> {
            Difference difference = Difference.of(change.before(), change.after());
            Styles.mark(cell, difference);
            cell.setText(difference.sign());
            cell.setAccessibleText(difference.words());
        });
        sign.setMinWidth(34);
        sign.setMaxWidth(34);
        return sign;
    }

    private static TableColumn<Change, Change> column(
            String name, double width, String styleClass, BiConsumer<TableCell<Change, Change>, Change> fill) {
        TableColumn<Change, Change> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
        column.setCellFactory(ignored -> new TableCell<>() {
            {
                getStyleClass().addAll("code", styleClass);
            }

            @Override
            protected void updateItem(@Nullable Change change, boolean empty) {
                super.updateItem(change, empty);
                if (empty || change == null) {
                    setText(null);
                    setGraphic(null);
                    Styles.mark(this, null);
                } else {
                    fill.accept(this, change);
                }
            }
        });
        return column;
    }

    private static String path(Change change) {
        return change.path().matches() ? "(whole state)" : change.path().toString();
    }

    private static void fill(TableCell<Change, Change> cell, @Nullable JsonNode value, String styleClass) {
        if (value == null) {
            cell.setGraphic(null);
            return;
        }
        Label text = new Label(ValueText.oneLine(value, SHOWN));
        text.getStyleClass().addAll("code", styleClass);
        text.setTooltip(text.getText().length() > 24 ? new Tooltip(text.getText()) : null);
        cell.setGraphic(text);
    }
}
