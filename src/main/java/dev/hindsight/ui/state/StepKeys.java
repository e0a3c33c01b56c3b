package dev.hindsight.ui.state;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
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
        if (event.getCode() == KeyCode.F8) {
            toError(event.isShiftDown());
            event.consume();
            return;
        }
        boolean modified = event.isAltDown() || event.isControlDown() || event.isMetaDown() || event.isShiftDown();
        if (modified || event.getTarget() instanceof TextInputControl || event.getTarget() instanceof ComboBoxBase) {
            return;
        }
        if (step(event)) {
            event.consume();
        }
    }

    /** The next failure, as in an editor; after the last, the first again. */
    private void toError(boolean backwards) {
        int here = model.moment().map(Moment::index).orElse(0);
        if (backwards) {
            model.previousError();
        } else if (model.errors().higher(here) == null) {
            model.firstError();
        } else {
            model.nextError();
        }
    }

    private boolean step(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.previous();
            case RIGHT -> model.next();
            case HOME -> model.first();
            case END -> model.last();
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
