package dev.hindsight.ui.shell;

import dev.hindsight.ui.common.Navigation;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that work wherever the focus is. */
final class WorkspaceKeys {
    private final WorkspaceView view;
    private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();

    WorkspaceKeys(WorkspaceView view, ConnectionWatch watch) {
        this.view = view;
        Navigation navigation = view.workspace().navigation();
        actions.put(shortcut(KeyCode.K), view::find);
        actions.put(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), navigation::back);
        actions.put(new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN), navigation::forward);
        actions.put(new KeyCodeCombination(KeyCode.F5), watch::readAgain);
        actions.put(
                new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                view::copyLink);
        actions.put(shortcut(KeyCode.DIGIT1), () -> view.focusRegion(1));
        actions.put(shortcut(KeyCode.DIGIT2), () -> view.focusRegion(2));
        actions.put(shortcut(KeyCode.DIGIT3), () -> view.focusRegion(3));
        actions.put(shortcut(KeyCode.DIGIT4), () -> view.focusRegion(4));
    }

    void install() {
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::run);
        view.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !(event.getTarget() instanceof TextInputControl)) {
                view.showKeys();
                event.consume();
            }
        });
    }

    private void run(KeyEvent event) {
        actions.entrySet().stream()
                .filter(entry -> entry.getKey().match(event))
                .findFirst()
                .ifPresent(entry -> {
                    entry.getValue().run();
                    event.consume();
                });
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
