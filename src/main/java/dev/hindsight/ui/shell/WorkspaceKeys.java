package dev.hindsight.ui.shell;

import dev.hindsight.ui.common.Navigation;
import dev.hindsight.ui.state.StateModel;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the window. Some work wherever the focus is; others only where the control that has the focus makes
 * nothing of them itself.
 */
final class WorkspaceKeys {
    private final WorkspaceView view;
    private final Map<KeyCombination, Runnable> everywhere = new LinkedHashMap<>();
    private final Map<KeyCombination, Runnable> unused = new LinkedHashMap<>();

    WorkspaceKeys(WorkspaceView view, ConnectionWatch watch) {
        this.view = view;
        Navigation navigation = view.workspace().navigation();
        everywhere.put(shortcut(KeyCode.K), view::find);
        everywhere.put(shortcut(KeyCode.G), () -> view.scrubBar().askWhere());
        everywhere.put(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), navigation::back);
        everywhere.put(new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN), navigation::forward);
        everywhere.put(new KeyCodeCombination(KeyCode.F5), watch::readAgain);
        everywhere.put(new KeyCodeCombination(KeyCode.F8), view.state().steps()::nextErrorAround);
        everywhere.put(
                new KeyCodeCombination(KeyCode.F8, KeyCombination.SHIFT_DOWN),
                view.state().steps()::previousErrorAround);
        everywhere.put(
                new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                view::copyLink);
        everywhere.put(shortcut(KeyCode.DIGIT1), () -> view.focusRegion(1));
        everywhere.put(shortcut(KeyCode.DIGIT2), () -> view.focusRegion(2));
        everywhere.put(shortcut(KeyCode.DIGIT3), () -> view.focusRegion(3));
        everywhere.put(shortcut(KeyCode.DIGIT4), () -> view.focusRegion(4));
        addUnused(view.state());
    }

    private void addUnused(StateModel state) {
        unused.put(new KeyCodeCombination(KeyCode.LEFT), state.steps()::previous);
        unused.put(new KeyCodeCombination(KeyCode.RIGHT), state.steps()::next);
        unused.put(new KeyCodeCombination(KeyCode.HOME), state.steps()::first);
        unused.put(new KeyCodeCombination(KeyCode.END), state.steps()::last);
        unused.put(new KeyCodeCombination(KeyCode.SPACE), () -> state.playback().toggle());
        unused.put(new KeyCodeCombination(KeyCode.ESCAPE), view::cancelRunning);
        unused.put(shortcut(KeyCode.F), () -> view.focusRegion(1));
    }

    void install() {
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> run(everywhere, event));
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!isTyping(event)) {
                run(unused, event);
            }
        });
        view.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !isTyping(event)) {
                view.showKeys();
                event.consume();
            }
        });
    }

    private static boolean isTyping(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl;
    }

    private static void run(Map<KeyCombination, Runnable> actions, KeyEvent event) {
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
