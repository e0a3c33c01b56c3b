package dev.hindsight.ui.causation;

import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;

/** Moves a picture with the pointer, and tells a click from that: a hand that trembles does not move it. */
final class PanDrag {
    /** In pixels. */
    private static final double HAND_TREMOR = 4;

    private final Node picture;
    private final Pan pan;
    private final Consumer<MouseEvent> click;
    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;
    private boolean dragging;

    /** Told by how many pixels the pointer has moved. */
    interface Pan {
        void by(double x, double y);
    }

    private PanDrag(Node picture, Pan pan, Consumer<MouseEvent> click) {
        this.picture = picture;
        this.pan = pan;
        this.click = click;
    }

    static void install(Node picture, Pan pan, Consumer<MouseEvent> click) {
        PanDrag drag = new PanDrag(picture, pan, click);
        picture.setOnMousePressed(drag::press);
        picture.setOnMouseDragged(drag::drag);
        picture.setOnMouseReleased(drag::release);
    }

    private void press(MouseEvent event) {
        picture.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        lastX = pressedX;
        lastY = pressedY;
        dragging = false;
    }

    private void drag(MouseEvent event) {
        dragging |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > HAND_TREMOR;
        if (dragging) {
            pan.by(event.getX() - lastX, event.getY() - lastY);
            picture.setCursor(Cursor.CLOSED_HAND);
            lastX = event.getX();
            lastY = event.getY();
        }
    }

    private void release(MouseEvent event) {
        picture.setCursor(Cursor.DEFAULT);
        if (!dragging) {
            click.accept(event);
        }
    }
}
