package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Scan.Direction;
import dev.hindsight.ui.common.ViewSettings;
import java.util.List;
import javafx.collections.ListChangeListener.Change;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rows. The selected one is the event that the window is at, in both directions. */
final class EventsTable extends TableView<EventHeader> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final EventsModel model;
    private final EventColumns columns;
    private final VisibleRows visible;
    private final EndlessScrolling scrolling;
    private final PlaceBar placeBar;
    private boolean adopting;
    private boolean byKey;

    EventsTable(EventsModel model) {
        super(model.rows().list());
        this.model = model;
        columns = new EventColumns(model.workspace(), model.placeValues());
        visible = new VisibleRows(this, this::showPlace);
        scrolling = new EndlessScrolling(this, model, visible);
        placeBar = new PlaceBar(this, model, visible);
        setId("events-table");
        setAccessibleText("Events");
        setPlaceholder(nothingFound());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        model.question().scopeProperty().subscribe(scope -> showColumns());
        model.columns().shownProperty().addListener((property, before, now) -> showColumns());
        model.placeValues().revisionProperty().addListener((property, before, now) -> refresh());
        orderInDatabase();
        refreshWhenShownDifferently();
        scrolling.install();
        selectBothWays();
        setContextMenu(new RowMenu(model, getSelectionModel()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::copyOnKey);
        addEventFilter(KeyEvent.KEY_PRESSED, this::goToEndOnKey);
    }

    /** The scroll bar of the whole list, to be put beside the table. */
    PlaceBar placeBar() {
        return placeBar;
    }

    private void showColumns() {
        getColumns()
                .setAll(columns.of(
                        model.columns().shownProperty().get(),
                        model.question().scopeProperty().get()));
        sortByTime();
    }

    private void showPlace() {
        scrolling.readNearEnds();
        placeBar.show();
    }

    /** The arrow in the heading shows the order; a click on it asks the database for the other one. */
    private void orderInDatabase() {
        model.question().directionProperty().subscribe(direction -> sortByTime());
        setSortPolicy(table -> {
            // Without the column there is nothing that somebody could have clicked.
            if (getColumns().contains(columns.time())) {
                boolean unsorted = getSortOrder().isEmpty();
                boolean ascending = unsorted || columns.time().getSortType() == SortType.ASCENDING;
                model.question().order(ascending ? Direction.OLDEST_FIRST : Direction.NEWEST_FIRST);
            }
            return true;
        });
    }

    private void sortByTime() {
        boolean oldestFirst = model.question().directionProperty().get() == Direction.OLDEST_FIRST;
        columns.time().setSortType(oldestFirst ? SortType.ASCENDING : SortType.DESCENDING);
        if (getColumns().contains(columns.time())) {
            getSortOrder().setAll(List.of(columns.time()));
        }
    }

    private void refreshWhenShownDifferently() {
        ViewSettings view = model.workspace().view();
        view.zoneProperty().addListener((property, before, now) -> refresh());
        view.paletteProperty().addListener((property, before, now) -> refresh());
    }

    private void selectBothWays() {
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> byKey = true);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> byKey = false);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> moveWindow(now));
        // Behind the table's own listener, which drops the selection when all rows are replaced.
        getItems().addListener((Change<? extends EventHeader> change) -> adopt());
        model.selection().selectedProperty().subscribe(event -> adopt());
    }

    private void moveWindow(@Nullable EventHeader event) {
        if (adopting
                || model.rows().held().isChanging()
                || event == null
                || event.equals(model.selection().selectedProperty().get())) {
            return;
        }
        if (byKey) {
            model.selection().step(event);
        } else {
            model.selection().select(event);
        }
    }

    /** Selects the row that the window is at, without moving the window by that. */
    private void adopt() {
        EventHeader event = model.selection().selectedProperty().get();
        adopting = true;
        try {
            if (event == null) {
                getSelectionModel().clearSelection();
            } else if (!event.equals(getSelectionModel().getSelectedItem())) {
                int index = getItems().indexOf(event);
                getSelectionModel().clearAndSelect(index);
            }
        } finally {
            adopting = false;
        }
    }

    private Node nothingFound() {
        Label title = new Label("No event meets these filters");
        title.getStyleClass().add("panel-title");
        Button clear = new Button("Clear the filters");
        clear.setId("events-clear-filters");
        clear.setOnAction(event -> model.question().apply(EventFilter.NONE));
        VBox box = new VBox(10, title, clear);
        box.getStyleClass().add("nothing-found");
        return box;
    }

    /** The table itself knows the ends of the rows that are held only. */
    private void goToEndOnKey(KeyEvent event) {
        boolean first = event.getCode() == KeyCode.HOME;
        if ((first || event.getCode() == KeyCode.END) && !model.rows().held().reaches(first)) {
            model.jumps().toEnd(first);
            event.consume();
        }
    }

    private void copyOnKey(KeyEvent event) {
        if (COPY.match(event)) {
            RowMenu.copyRows(getSelectionModel());
            event.consume();
        }
    }
}
