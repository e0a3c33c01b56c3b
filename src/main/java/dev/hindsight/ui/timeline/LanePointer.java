package dev.hindsight.ui.timeline;

import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/** What the pointer does on the lanes: hover, click, drag, wheel and pinch. */
final class LanePointer {
    private static final double DRAG_BEGINS = 4;
    private static final double ZOOM_PER_PIXEL = 1.005;

    private final LanePane pane;
    private final TimelineModel model;
    private double pressX;
    private double lastX;
    private double lastY;
    private boolean dragging;

    LanePointer(LanePane pane, TimelineModel model) {
        this.pane = pane;
        this.model = model;
        pane.setOnMouseMoved(this::hover);
        pane.setOnMouseExited(_ -> pane.showCard(null, 0, 0));
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseReleased(this::release);
        pane.setOnScroll(this::scroll);
        pane.setOnZoom(this::pinch);
    }

    private void hover(MouseEvent event) {
        double x = pane.plotX(event.getX());
        double y = pane.plotY(event.getY());
        HoverText text = textAt(x, y);
        pane.setCursor(text == null ? Cursor.DEFAULT : Cursor.HAND);
        pane.showCard(text, event.getX(), event.getY());
    }

    private @Nullable HoverText textAt(double x, double y) {
        Frame frame = pane.frame();
        ZoneId zone = model.view().zone();
        if (y < 0) {
            return foldAt(x, y).map(fold -> HoverText.of(fold, zone)).orElse(null);
        }
        if (x < 0) {
            return frame.laneAt(y)
                    .map(lane -> HoverText.of(model.lanes().get(lane)))
                    .orElse(null);
        }
        return frame.hit(x, y)
                .map(hit -> HoverText.of(hit, model.lanes(), zone))
                .or(() -> foldAt(x, y).map(fold -> HoverText.of(fold, zone)))
                .orElse(null);
    }

    private Optional<Fold> foldAt(double x, double y) {
        return x >= 0 && y < pane.frame().bottom() ? model.zoom().viewport().foldAt(x) : Optional.empty();
    }

    private void press(MouseEvent event) {
        pane.requestFocus();
        dragging = false;
        pressX = event.getX();
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || pane.plotX(pressX) < 0) {
            return;
        }
        if (!dragging && Math.hypot(event.getX() - lastX, event.getY() - lastY) < DRAG_BEGINS) {
            return;
        }
        dragging = true;
        pane.setCursor(Cursor.CLOSED_HAND);
        pane.showCard(null, 0, 0);
        model.zoom().pan(lastX - event.getX());
        pane.scrollBy(lastY - event.getY());
        lastX = event.getX();
        lastY = event.getY();
    }

    private void release(MouseEvent event) {
        if (!dragging && event.getButton() == MouseButton.PRIMARY) {
            click(pane.plotX(event.getX()), pane.plotY(event.getY()));
        }
        dragging = false;
        pane.setCursor(Cursor.DEFAULT);
    }

    private void click(double x, double y) {
        Frame frame = pane.frame();
        if (x < 0) {
            frame.laneAt(y).ifPresent(model::selectLane);
            return;
        }
        Optional<Frame.Hit> hit = frame.hit(x, y);
        if (hit.isPresent()) {
            model.open(hit.get().lane(), hit.get().item());
        } else {
            foldAt(x, y).ifPresent(model.zoom()::open);
        }
        pane.showCard(null, 0, 0);
    }

    private void scroll(ScrollEvent event) {
        double x = pane.plotX(event.getX());
        if (x < 0) {
            pane.scrollBy(-event.getDeltaY());
        } else if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            // With shift, some systems turn the wheel's direction by themselves and some do not.
            model.zoom().pan(event.getDeltaX() != 0 ? -event.getDeltaX() : -event.getDeltaY());
        } else if (event.getDeltaY() != 0) {
            model.zoom().zoom(Math.pow(ZOOM_PER_PIXEL, event.getDeltaY()), x);
        }
        pane.showCard(null, 0, 0);
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        model.zoom().zoom(event.getZoomFactor(), Math.max(0, pane.plotX(event.getX())));
        event.consume();
    }
}
