package dev.hindsight.ui.timeline;

import dev.hindsight.timeline.CursorMove;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.Spot;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyEvent;

/** What keys do on the lanes. */
final class LaneKeys {
    private static final double STEP = 80;

    private final TimelineModel model;

    LaneKeys(LanePane pane, TimelineModel model) {
        this.model = model;
        pane.setOnKeyPressed(this::press);
    }

    private void press(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean known = event.isControlDown() ? pan(event) : move(event) || zoom(event) || arrange(event);
        if (known) {
            event.consume();
        }
    }

    private boolean pan(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.zoom().pan(-STEP);
            case RIGHT -> model.zoom().pan(STEP);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean move(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.selection().move(CursorMove.PREVIOUS);
            case RIGHT -> model.selection().move(CursorMove.NEXT);
            case UP -> model.selection().move(CursorMove.UP);
            case DOWN -> model.selection().move(CursorMove.DOWN);
            case ENTER -> model.selection().selectCursor();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean zoom(KeyEvent event) {
        switch (event.getCode()) {
            case F, DIGIT0, NUMPAD0 -> model.zoom().fit();
            case PLUS, EQUALS, ADD -> model.zoomIn();
            case MINUS, SUBTRACT -> model.zoomOut();
            case BACK_SPACE -> model.zoom().undo();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Of the lane where the keyboard is. */
    private boolean arrange(KeyEvent event) {
        switch (event.getCode()) {
            case P -> atCursor(LaneChoice::pinning);
            case C -> atCursor(LaneChoice::toggling);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void atCursor(BiFunction<LaneChoice, String, LaneChoice> change) {
        Spot spot = model.selection().cursorProperty().get();
        if (spot != null) {
            ObjectProperty<LaneChoice> choice = model.settings().choiceProperty();
            choice.set(change.apply(choice.get(), model.lanes().get(spot.lane()).name()));
        }
    }
}
