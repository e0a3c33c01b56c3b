package dev.hindsight.ui.mapper;

import dev.hindsight.store.MappableTable;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A table and its columns; one that looks like events says so. */
final class TableEntryCell extends ListCell<MappableTable> {
    TableEntryCell() {
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable MappableTable table, boolean empty) {
        super.updateItem(table, empty);
        setGraphic(empty || table == null ? null : row(table));
    }

    private static VBox row(MappableTable table) {
        Label name = new Label(table.shownName());
        name.getStyleClass().add("strong");
        HBox title = new HBox(8, name);
        if (table.likely()) {
            Label likely = new Label("looks like events");
            likely.getStyleClass().add("mapper-likely");
            title.getChildren().add(likely);
        }
        Label columns = new Label(
                table.columns().stream().map(MappableTable.Column::name).collect(Collectors.joining(", ")));
        columns.getStyleClass().add("muted");
        return new VBox(1, title, columns);
    }
}
