package dev.hindsight.ui.events;

import dev.hindsight.ui.common.PanelPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The table of events with its filters above and what is known of its size below. */
public final class EventsView extends BorderPane {
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final FilterBar bar;

    public EventsView(EventsModel model) {
        setId("events");
        setMinSize(0, 0);
        EventsTable table = new EventsTable(model);
        bar = new FilterBar(model, table::requestFocus);
        setTop(new VBox(bar, new QueryLine(model.query()), new ChipRow(model)));
        setCenter(new PanelPane(new ScrolledTable(table, model), model.rows().stateProperty()));
        setBottom(new EventsFooter(model));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find();
                event.consume();
            }
        });
    }

    /** Puts the focus where text to search for is typed. */
    public void find() {
        bar.find();
    }
}
