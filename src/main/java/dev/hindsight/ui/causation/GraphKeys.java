package dev.hindsight.ui.causation;

import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the graph: arrows walk in the directions in which it is drawn, others zoom, fold and search. */
final class GraphKeys implements EventHandler<KeyEvent> {
    private final CausationModel model;
    private final GraphCanvas canvas;

    GraphKeys(CausationModel model, GraphCanvas canvas) {
        this.model = model;
        this.canvas = canvas;
    }

    @Override
    public void handle(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (plain && handled(event.getCode())) {
            event.consume();
        }
    }

    private boolean handled(KeyCode key) {
        boolean leftToRight = model.planProperty().get() == Plan.LEFT_TO_RIGHT;
        switch (key) {
            case LEFT -> model.walk(leftToRight ? Walk.CAUSE : Walk.BEFORE);
            case RIGHT -> model.walk(leftToRight ? Walk.FIRST_EFFECT : Walk.BEHIND);
            case UP -> model.walk(leftToRight ? Walk.BEFORE : Walk.CAUSE);
            case DOWN -> model.walk(leftToRight ? Walk.BEHIND : Walk.FIRST_EFFECT);
            case F, DIGIT0, NUMPAD0 -> canvas.fit();
            case PLUS, EQUALS, ADD -> canvas.zoomIn();
            case MINUS, SUBTRACT -> canvas.zoomOut();
            case SPACE -> model.toggleFold(model.selectedProperty().get());
            case N -> model.nextFound();
            default -> {
                return false;
            }
        }
        return true;
    }
}
