package dev.hindsight.ui.events;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** The columns of the table. Only that of the time can be sorted by, and the database does it. */
final class EventColumns {
    private static final double WIDEST = 2000;

    private final TableColumn<EventHeader, EventHeader> position =
            text("Position", 84, event -> event.position().toString(), "code");
    private final TableColumn<EventHeader, EventHeader> time;
    private final TableColumn<EventHeader, EventHeader> stream =
            text("Stream", 170, event -> event.stream().value());
    private final TableColumn<EventHeader, EventHeader> type;
    private final TableColumn<EventHeader, EventHeader> version =
            text("Version", 70, event -> Long.toString(event.version()), "code");
    private final TableColumn<EventHeader, EventHeader> correlation =
            text("Correlation", 96, event -> brief(event.correlation()), "code", "muted");
    private final TableColumn<EventHeader, EventHeader> id =
            text("Event id", 96, event -> EventText.brief(event.id().value()), "code", "muted");

    EventColumns(Workspace workspace) {
        ViewSettings view = workspace.view();
        time = text("Time", 190, event -> TimeText.millisecond(event.at(), view.zone()), "code");
        time.setSortable(true);
        type = column("Type", 220, cell -> new TypeOfEventCell(workspace));
        stretch(type, 130);
        stretch(stream, 90);
        List.of(position, version).forEach(number -> number.getStyleClass().add("numeric"));
    }

    List<TableColumn<EventHeader, EventHeader>> all() {
        return List.of(position, time, stream, type, version, correlation, id);
    }

    /** The column by which the table is sorted. */
    TableColumn<EventHeader, EventHeader> time() {
        return time;
    }

    /** Within one stream its name would be the same in every row. */
    void showStream(boolean visible) {
        stream.setVisible(visible);
    }

    private static void stretch(TableColumn<EventHeader, EventHeader> column, double least) {
        column.setMinWidth(least);
        column.setMaxWidth(WIDEST);
    }

    private static String brief(@Nullable CorrelationId id) {
        return id == null ? "" : EventText.brief(id.value());
    }

    private static TableColumn<EventHeader, EventHeader> text(
            String title, double width, Function<EventHeader, String> words, String... styleClasses) {
        return column(title, width, column -> {
            TextCell cell = new TextCell(words);
            cell.getStyleClass().addAll(styleClasses);
            return cell;
        });
    }

    private static TableColumn<EventHeader, EventHeader> column(
            String title,
            double width,
            Function<TableColumn<EventHeader, EventHeader>, TableCell<EventHeader, EventHeader>> cell) {
        TableColumn<EventHeader, EventHeader> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cell::apply);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static final class TextCell extends TableCell<EventHeader, EventHeader> {
        private final Function<EventHeader, String> words;

        TextCell(Function<EventHeader, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable EventHeader event, boolean empty) {
            super.updateItem(event, empty);
            setText(event == null || empty ? null : words.apply(event));
        }
    }
}
