package dev.hindsight.ui.events;

import dev.hindsight.settings.QueryHistory;
import dev.hindsight.ui.common.Verbatim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The queries that were saved for this store, and those asked last. */
final class QueryMenu extends MenuButton {
    private static final int LONGEST = 70;

    private final QueryModel model;

    QueryMenu(QueryModel model) {
        this.model = model;
        String words = "Saved and recent queries";
        setId("events-queries");
        setGraphic(new FontIcon(Feather.BOOKMARK));
        setTooltip(new Tooltip(words));
        setAccessibleText(words);
        setMinWidth(USE_PREF_SIZE);
        // A menu without items would not open, and so never be filled.
        fill();
        setOnShowing(event -> fill());
    }

    private void fill() {
        QueryHistory history = model.memory().history();
        List<MenuItem> items = new ArrayList<>();
        new TreeMap<>(history.saved()).forEach((name, query) -> items.add(ask(name + "   " + shortened(query), query)));
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        history.recent().forEach(query -> items.add(ask(shortened(query), query)));
        if (!history.recent().isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(save());
        if (!history.saved().isEmpty()) {
            items.add(forget(history));
        }
        getItems().setAll(items);
    }

    private MenuItem save() {
        MenuItem item = new MenuItem("Save this query …");
        item.setId("events-save-query");
        Optional<String> query = model.text();
        item.setDisable(query.isEmpty());
        item.setOnAction(event -> query.ifPresent(this::save));
        return item;
    }

    private void save(String query) {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(getScene().getWindow());
        dialog.setTitle("Save the query");
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dialog.setContentText("Name");
        dialog.showAndWait()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> model.memory().change(history -> history.with(name, query)));
    }

    private Menu forget(QueryHistory history) {
        Menu menu = new Menu("Forget");
        new TreeMap<>(history.saved())
                .forEach((name, query) ->
                        menu.getItems().add(item(name, () -> model.memory().change(now -> now.without(name)))));
        return menu;
    }

    private MenuItem ask(String words, String query) {
        return item(words, () -> model.ask(query));
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = Verbatim.of(new MenuItem(words));
        item.setOnAction(event -> action.run());
        return item;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
