package dev.hindsight.ui.events;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.export.ExportFormat;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.Field.Header;
import dev.hindsight.store.query.Literal;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.Verbatim;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView.TableViewSelectionModel;

/** What can be done with the selected rows. */
final class RowMenu extends ContextMenu {
    private final EventsModel model;
    private final TableViewSelectionModel<EventHeader> selection;

    RowMenu(EventsModel model, TableViewSelectionModel<EventHeader> selection) {
        this.model = model;
        this.selection = selection;
        MenuItem operation = item("Show all events of this operation", event -> {
            CorrelationId correlation = event.correlation();
            if (correlation != null) {
                model.question().beAbout(correlation);
            }
        });
        MenuItem copyOperation = item("Copy correlation id", event -> {
            CorrelationId correlation = event.correlation();
            if (correlation != null) {
                Copying.text(correlation.value());
            }
        });
        MenuItem rows = new MenuItem("Copy rows (Ctrl+C)");
        rows.setOnAction(action -> copyRows(selection));
        getItems()
                .setAll(
                        operation,
                        item(
                                "Only events of this type",
                                event -> model.question().narrow(ofType(event))),
                        item(
                                "Exclude events of this type",
                                event -> model.question().narrow(new Condition.Not(ofType(event)))),
                        item(
                                "Only streams of this type",
                                event -> model.question().narrow(same(Header.STREAM_TYPE, event.streamType()))),
                        new SeparatorMenuItem(),
                        rows,
                        copyAs("Copy rows as JSON Lines", ExportFormat.JSON_LINES),
                        copyAs("Copy rows as CSV", ExportFormat.CSV),
                        item("Copy event id", event -> Copying.text(event.id().value())),
                        copyOperation,
                        item("Copy header as JSON", event -> Copying.text(EventText.json(event))));
        setOnShowing(showing -> {
            EventHeader event = selection.getSelectedItem();
            boolean correlated = event != null && event.correlation() != null;
            operation.setDisable(!correlated);
            copyOperation.setDisable(!correlated);
        });
    }

    /** Copies all selected rows, for a spreadsheet. */
    static void copyRows(TableViewSelectionModel<EventHeader> selection) {
        if (!selection.isEmpty()) {
            Copying.text(EventText.tabSeparated(selection.getSelectedItems()));
        }
    }

    private MenuItem copyAs(String words, ExportFormat format) {
        MenuItem item = Verbatim.of(new MenuItem(words));
        item.setOnAction(
                event -> model.exports().copy(List.copyOf(selection.getSelectedItems()), format, Copying::text));
        return item;
    }

    private static Condition ofType(EventHeader event) {
        return same(Header.TYPE, event.type());
    }

    private static Condition same(Header header, String text) {
        return new Condition.Compare(header, Condition.Operator.EQUAL, new Literal.Text(text));
    }

    private MenuItem item(String words, Consumer<EventHeader> action) {
        MenuItem item = Verbatim.of(new MenuItem(words));
        item.setOnAction(event -> {
            EventHeader row = selection.getSelectedItem();
            if (row != null) {
                action.accept(row);
            }
        });
        return item;
    }
}
