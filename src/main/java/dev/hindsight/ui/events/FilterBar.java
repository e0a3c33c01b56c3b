package dev.hindsight.ui.events;

import dev.hindsight.store.Scan.Direction;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.DropDown;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses whose events are shown, which of them, and in which order. */
final class FilterBar extends VBox {
    private final EventsModel model;
    private final Runnable toTable;
    private final QueryField query;

    /** @param toTable puts the focus into the table */
    FilterBar(EventsModel model, Runnable toTable) {
        this.model = model;
        this.toTable = toTable;
        getStyleClass().addAll("strip", "filter-bar");
        query = new QueryField(model.query(), model.words());
        query.addEventHandler(KeyEvent.KEY_PRESSED, this::leaveOnEscape);
        model.question().filterProperty().subscribe(filter -> showAsked());
        HBox.setHgrow(query, Priority.ALWAYS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox lists = row(
                scopes(),
                types(),
                streamTypes(),
                times(),
                space,
                order(),
                new ColumnMenu(model.columns(), model.words()),
                ExportButton.of(model.exports()));
        getChildren().setAll(lists, row(query, new QueryMenu(model.query())));
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setFillHeight(false);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Puts the focus where text to search for is typed. */
    void find() {
        query.requestFocus();
        query.selectAll();
    }

    private Node scopes() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton stream = scope(EventScope.STREAM, group, "left-pill");
        ToggleButton all = scope(EventScope.ALL, group, "right-pill");
        HBox box = new HBox(stream, all);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private ToggleButton scope(EventScope scope, ToggleGroup group, String styleClass) {
        ToggleButton button = new ToggleButton(scope.label());
        button.setId("events-scope-" + scope.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.getStyleClass().add(styleClass);
        button.setOnAction(event -> {
            model.question().choose(scope);
            button.setSelected(true);
        });
        model.question().scopeProperty().subscribe(now -> button.setSelected(now == scope));
        return button;
    }

    private Node types() {
        return types(chooser("Types", "events-types", "Choose event types"), model.types());
    }

    /** A single stream is of one type only. */
    private Node streamTypes() {
        Node button = types(chooser("Streams", "events-stream-types", "Choose types of streams"), model.streamTypes());
        model.question().scopeProperty().subscribe(scope -> {
            button.setVisible(scope == EventScope.ALL);
            button.setManaged(scope == EventScope.ALL);
        });
        return button;
    }

    private Node types(Button button, TypeChoice choice) {
        TypesPane pane = new TypesPane(model.workspace(), choice);
        PopOver popOver = DropDown.of(pane);
        popOver.setOnShowing(event -> pane.open());
        popOver.setOnHidden(event -> pane.close());
        button.setOnAction(event -> popOver.show(button));
        return button;
    }

    private Node times() {
        Button button = chooser("Time", "events-times", "Choose a span of time");
        TimesPane pane = new TimesPane(model.question(), model.workspace().view());
        PopOver popOver = DropDown.of(pane);
        popOver.setOnShowing(event -> pane.open());
        button.setOnAction(event -> popOver.show(button));
        return button;
    }

    private static Button chooser(String label, String id, String words) {
        Button button = new Button(label, new FontIcon(Feather.CHEVRON_DOWN));
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setId(id);
        button.setAccessibleText(words);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void leaveOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            showAsked();
            toTable.run();
            event.consume();
        }
    }

    private void showAsked() {
        query.show(model.query().text().orElse(""));
    }

    private Node order() {
        Button button = Buttons.icon(Feather.ARROW_DOWN, "Turn the order around", this::turn);
        button.setId("events-order");
        button.setContentDisplay(ContentDisplay.LEFT);
        button.setMinWidth(USE_PREF_SIZE);
        model.question().directionProperty().subscribe(direction -> {
            boolean oldestFirst = direction == Direction.OLDEST_FIRST;
            button.setText(oldestFirst ? "Oldest first" : "Newest first");
            button.setGraphic(new FontIcon(oldestFirst ? Feather.ARROW_UP : Feather.ARROW_DOWN));
        });
        return button;
    }

    private void turn() {
        ReadOnlyObjectProperty<Direction> direction = model.question().directionProperty();
        model.question()
                .order(direction.get() == Direction.OLDEST_FIRST ? Direction.NEWEST_FIRST : Direction.OLDEST_FIRST);
    }
}
