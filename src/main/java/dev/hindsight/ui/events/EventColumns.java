package dev.hindsight.ui.events;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.Field;
import dev.hindsight.store.query.Field.Header;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Makes the columns of the table. Only that of the time can be sorted by, and the database does it. */
final class EventColumns {
    private static final double WIDEST = 2000;

    private final Workspace workspace;
    private final PlaceValues values;
    private final TableColumn<EventHeader, EventHeader> time;

    EventColumns(Workspace workspace, PlaceValues values) {
        this.workspace = workspace;
        this.values = values;
        ViewSettings view = workspace.view();
        time = text("Time", 190, event -> TimeText.millisecond(event.at(), view.zone()), "code");
        time.setSortable(true);
    }

    /** Within one stream its name and type would be the same in every row. */
    List<TableColumn<EventHeader, EventHeader>> of(List<Field> shown, EventScope scope) {
        return shown.stream()
                .filter(field -> scope == EventScope.ALL || (field != Header.STREAM && field != Header.STREAM_TYPE))
                .map(this::of)
                .toList();
    }

    /** The column by which the table is sorted. */
    TableColumn<EventHeader, EventHeader> time() {
        return time;
    }

    private TableColumn<EventHeader, EventHeader> of(Field field) {
        return switch (field) {
            case Header header -> of(header);
            case Field.Value place -> ofPlace(place);
            case Field.User _ -> throw new IllegalArgumentException("The user is no column.");
        };
    }

    private TableColumn<EventHeader, EventHeader> of(Header header) {
        return switch (header) {
            case POSITION ->
                numeric(text("Position", 84, event -> event.position().toString(), "code"));
            case TIME -> time;
            case STREAM -> stretch(text("Stream", 170, event -> event.stream().value()), 90);
            case STREAM_TYPE -> stretch(text("Stream type", 110, EventHeader::streamType), 80);
            case TYPE -> stretch(column("Type", 220, cell -> new TypeOfEventCell(workspace)), 130);
            case VERSION -> numeric(text("Version", 70, event -> Long.toString(event.version()), "code"));
            case CORRELATION -> text("Correlation", 96, event -> brief(event.correlation()), "code", "muted");
            case CAUSATION -> text("Causation", 96, event -> brief(event.causation()), "code", "muted");
            case ID -> text("Event id", 96, event -> EventText.brief(event.id().value()), "code", "muted");
        };
    }

    private TableColumn<EventHeader, EventHeader> ofPlace(Field.Value place) {
        String words = ConditionText.of(place);
        TableColumn<EventHeader, EventHeader> column =
                stretch(text(place.path().getLast(), 120, event -> values.of(event, place), "code"), 70);
        // What stands in front is the same for most, and leaves no room for what differs.
        Label heading = new Label(place.path().getLast());
        heading.setTooltip(new Tooltip(words));
        column.setText("");
        column.setGraphic(heading);
        column.setId("column " + words);
        return column;
    }

    private static TableColumn<EventHeader, EventHeader> numeric(TableColumn<EventHeader, EventHeader> column) {
        column.getStyleClass().add("numeric");
        return column;
    }

    private static TableColumn<EventHeader, EventHeader> stretch(
            TableColumn<EventHeader, EventHeader> column, double least) {
        column.setMinWidth(least);
        column.setMaxWidth(WIDEST);
        return column;
    }

    private static String brief(@Nullable CorrelationId id) {
        return id == null ? "" : EventText.brief(id.value());
    }

    private static String brief(@Nullable EventId id) {
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
