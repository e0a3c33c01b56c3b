package dev.hindsight.ui.timeline;

import dev.hindsight.timeline.Fold;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.GutterPainter;
import dev.hindsight.timeline.Header;
import java.time.ZoneId;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/** What the pointer does on the lanes: hover, click, drag with inertia, brush, wheel and pinch. */
final class LanePointer {
    private static final double DRAG_BEGINS = 4;
    private static final double ZOOM_PER_PIXEL = 1.005;
    private static final double NANOS = 1e-9;

    private final LanePane pane;
    private final TimelineModel model;
    private final LaneMenus menus;
    private final Inertia inertia = new Inertia();
    private final AnimationTimer gliding = new AnimationTimer() {
        private long before;

        @Override
        public void start() {
            before = System.nanoTime();
            super.start();
        }

        @Override
        public void handle(long now) {
            // The pulse's own clock may lag behind that by which the drag was measured.
            model.zoom().pan(inertia.step(Math.max(0, now - before) * NANOS));
            before = Math.max(before, now);
            if (!inertia.isMoving()) {
                stop();
            }
        }
    };
    private double pressX;
    private double lastX;
    private double lastY;
    private boolean dragging;
    private boolean brushing;

    LanePointer(LanePane pane, TimelineModel model) {
        this.pane = pane;
        this.model = model;
        menus = new LaneMenus(pane, model);
        pane.setOnMouseMoved(this::hover);
        pane.setOnMouseExited(_ -> pane.showCard(null, 0, 0));
        pane.setOnMousePressed(this::press);
        pane.setOnMouseDragged(this::drag);
        pane.setOnMouseReleased(this::release);
        pane.setOnScroll(this::scroll);
        pane.setOnZoom(this::pinch);
        pane.setOnContextMenuRequested(this::askMenu);
    }

    private void hover(MouseEvent event) {
        double x = pane.plotX(event.getX());
        double y = pane.plotY(event.getY());
        HoverText text = textAt(x, y);
        pane.setCursor(cursorAt(x, y, text));
        pane.showCard(text, event.getX(), event.getY());
    }

    private static Cursor cursorAt(double x, double y, @Nullable HoverText text) {
        if (text != null) {
            return Cursor.HAND;
        }
        return x >= 0 && y < 0 ? Cursor.CROSSHAIR : Cursor.DEFAULT;
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
        menus.hide();
        gliding.stop();
        inertia.stop();
        dragging = false;
        brushing = pane.plotX(event.getX()) >= 0 && (event.isShiftDown() || pane.plotY(event.getY()) < 0);
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
        pane.showCard(null, 0, 0);
        if (brushing) {
            pane.showBrush(pane.plotX(pressX), pane.plotX(event.getX()));
            return;
        }
        pane.setCursor(Cursor.CLOSED_HAND);
        inertia.moved(lastX - event.getX(), System.nanoTime() * NANOS);
        model.zoom().pan(lastX - event.getX());
        pane.scrollBy(lastY - event.getY());
        lastX = event.getX();
        lastY = event.getY();
    }

    private void release(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            if (!dragging) {
                click(pane.plotX(event.getX()), pane.plotY(event.getY()));
            } else if (brushing) {
                menus.askBrushed(pane.plotX(pressX), pane.plotX(event.getX()), event);
            } else if (inertia.release(System.nanoTime() * NANOS)) {
                gliding.start();
            }
        }
        dragging = false;
        pane.setCursor(Cursor.DEFAULT);
    }

    private void click(double x, double y) {
        Frame frame = pane.frame();
        if (x < 0) {
            frame.laneAt(y).ifPresent(lane -> clickHeading(lane, x + GutterPainter.WIDTH));
            return;
        }
        Optional<Frame.Hit> hit = frame.hit(x, y);
        if (hit.isPresent()) {
            model.selection().open(hit.get().lane(), hit.get().item());
        } else {
            foldAt(x, y).ifPresent(model.zoom()::open);
        }
        pane.showCard(null, 0, 0);
    }

    private void clickHeading(int lane, double x) {
        if (x < 2 * GutterPainter.SIGN) {
            menus.toggle(lane);
        } else if (model.lanes().groups().header() == Header.STREAM) {
            model.selection().selectLane(lane);
        }
    }

    private void askMenu(ContextMenuEvent event) {
        pane.frame()
                .laneAt(pane.plotY(event.getY()))
                .ifPresent(lane -> menus.askLane(lane, event.getScreenX(), event.getScreenY()));
    }

    private void scroll(ScrollEvent event) {
        gliding.stop();
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
