package dev.hindsight.ui.state;

import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.Verbatim;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What can be done with a value of the state: copying it, and following it through time. */
final class StateMenu extends ContextMenu {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final StateModel model;
    private final ValueTrail trail;
    private final TreeTableView<StateRow> table;

    /** Belongs to that tree from then on, and takes its keys. */
    StateMenu(StateModel model, ValueTrail trail, TreeTableView<StateRow> table) {
        this.model = model;
        this.trail = trail;
        this.table = table;
        getItems()
                .addAll(
                        item("Go to the event that last set it", "Enter", node -> trail.goToLastSet()),
                        item(
                                "History of this value",
                                "",
                                node -> trail.historyShownProperty().set(true)),
                        new SeparatorMenuItem(),
                        item("Copy value", "Shortcut+C", StateMenu::copyValue),
                        item(
                                "Copy path (JSON Pointer)",
                                "",
                                node -> Copying.text(node.path().toString())),
                        item("Copy name", "", node -> Copying.text(node.name())),
                        copyState());
        table.setContextMenu(this);
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> enable());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private MenuItem item(String words, String key, Consumer<StateNode> action) {
        MenuItem item = Verbatim.of(new MenuItem(words));
        if (!key.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(key));
        }
        item.setOnAction(event -> selected().ifPresent(action));
        return item;
    }

    private MenuItem copyState() {
        MenuItem item = new MenuItem("Copy state as JSON");
        item.setOnAction(event -> model.moment().ifPresent(now -> Copying.text(ValueText.pretty(now.state()))));
        return item;
    }

    private static void copyValue(StateNode node) {
        Copying.text(ValueText.pretty(node.value()));
    }

    private void enable() {
        boolean none = selected().isEmpty();
        getItems().stream().limit(getItems().size() - 1).forEach(item -> item.setDisable(none));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            trail.goToLastSet();
            event.consume();
        } else if (COPY.match(event)) {
            selected().ifPresent(StateMenu::copyValue);
            event.consume();
        }
    }

    private Optional<StateNode> selected() {
        return Optional.ofNullable(StateItem.nodeOf(table.getSelectionModel().getSelectedItem()));
    }
}
