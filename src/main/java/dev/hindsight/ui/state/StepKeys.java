package dev.hindsight.ui.state;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** The keys that move through versions, wherever the focus is within a part of the window. */
final class StepKeys {
    private final StateModel model;

    private StepKeys(StateModel model) {
        this.model = model;
    }

    /** Takes the keys before the controls inside do, but leaves those alone that need them for writing or choosing. */
    static void install(Node node, StateModel model) {
        StepKeys keys = new StepKeys(model);
        node.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean modified = event.isAltDown() || event.isControlDown() || event.isMetaDown() || event.isShiftDown();
        if (modified || event.getTarget() instanceof TextInputControl || event.getTarget() instanceof ComboBoxBase) {
            return;
        }
        if (step(event)) {
            event.consume();
        }
    }

    private boolean step(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.steps().previous();
            case RIGHT -> model.steps().next();
            case HOME -> model.steps().first();
            case END -> model.steps().last();
            case SPACE -> {
                if (event.getTarget() instanceof ButtonBase) {
                    return false;
                }
                model.playback().toggle();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
