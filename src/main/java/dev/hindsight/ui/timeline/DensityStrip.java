package dev.hindsight.ui.timeline;

import dev.hindsight.event.Micros;
import dev.hindsight.store.Density;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.ui.common.TimeText;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The density of the whole store as a slim histogram, with the timeline's window as a frame to move, resize and redraw. */
public final class DensityStrip extends Region {
    private static final double BORDER = 1;
    private static final double KEY_STEP = 0.1;

    private final DensityModel model;
    private final Canvas canvas = new Canvas();
    private final DensityPainter painter = new DensityPainter(canvas.getGraphicsContext2D());
    private final Tooltip tooltip = new Tooltip();
    private final ContextMenu menu = new ContextMenu();
    private final ObservableValue<TimeWindow> window;
    private boolean dirty = true;
    private boolean moved;
    private @Nullable WindowDrag drag;

    public DensityStrip(DensityModel model) {
        this.model = model;
        window = model.timeline().windowProperty();
        setId("density");
        getStyleClass().addAll("canvas-holder", "density-strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinHeight(DensityPainter.HEIGHT + 2 * BORDER);
        setMaxHeight(DensityPainter.HEIGHT + 2 * BORDER);
        getChildren().add(canvas);
        Tooltip.install(this, tooltip);
        for (ObservableValue<?> value : List.of(
                model.densityProperty(),
                model.messageProperty(),
                model.standingProperty(),
                window,
                model.timeline().lanesProperty(),
                model.view().zoneProperty(),
                model.view().paletteProperty())) {
            value.subscribe(_ -> repaint());
        }
        setOnMouseMoved(this::hover);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(_ -> drag = null);
        setOnKeyPressed(this::key);
        setOnContextMenuRequested(this::askMenu);
    }

    private void askMenu(ContextMenuEvent event) {
        MenuItem count = new MenuItem("Count exactly");
        count.setOnAction(_ -> model.count());
        count.setDisable(!model.canCount());
        MenuItem again = new MenuItem("Read again");
        again.setOnAction(_ -> model.read());
        menu.getItems().setAll(count, again);
        menu.show(this, event.getScreenX(), event.getScreenY());
    }

    private void repaint() {
        dirty = true;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return DensityPainter.HEIGHT + 2 * BORDER;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - 2 * BORDER);
        if (canvas.getWidth() != width) {
            canvas.setWidth(width);
            canvas.setHeight(DensityPainter.HEIGHT);
            dirty = true;
        }
        canvas.relocate(BORDER, BORDER);
        if (dirty && width > 0) {
            dirty = false;
            paint(width);
        }
    }

    private void paint(double width) {
        DensityScale scale = scale();
        if (scale == null) {
            painter.paintMessage(
                    model.messageProperty().get(), width, model.view().palette());
            setAccessibleText(model.messageProperty().get());
            return;
        }
        painter.paint(
                scale,
                frame(scale),
                isFramed(),
                model.standingProperty().get(),
                model.view().palette(),
                model.view().zone());
        ZoneId zone = model.view().zone();
        String standing = model.standingProperty().get();
        setAccessibleText("Density of the store" + (standing.isEmpty() ? "" : ", " + standing)
                + "; the timeline shows "
                + TimeText.second(window.getValue().from(), zone) + " until "
                + TimeText.second(window.getValue().until(), zone));
    }

    private boolean isFramed() {
        return !model.timeline().lanes().isEmpty();
    }

    private @Nullable DensityScale scale() {
        Density density = model.densityProperty().get();
        double width = getWidth() - 2 * BORDER;
        return density == null || width <= 0 ? null : new DensityScale(density, width);
    }

    private DensityPainter.WindowFrame frame(DensityScale scale) {
        return DensityPainter.WindowFrame.of(window.getValue(), scale);
    }

    private WindowDrag.Grip gripAt(double x, DensityScale scale) {
        DensityPainter.WindowFrame frame = frame(scale);
        return WindowDrag.gripAt(x, frame.left(), frame.right());
    }

    private void hover(MouseEvent event) {
        DensityScale scale = scale();
        if (scale == null) {
            tooltip.setText(model.messageProperty().get());
            return;
        }
        double x = event.getX() - BORDER;
        tooltip.setText(words(scale, scale.bucketAt(x)));
        setCursor(
                !isFramed()
                        ? Cursor.DEFAULT
                        : switch (gripAt(x, scale)) {
                            case LEFT_EDGE, RIGHT_EDGE -> Cursor.H_RESIZE;
                            case WHOLE -> Cursor.OPEN_HAND;
                            case BRUSH -> Cursor.CROSSHAIR;
                        });
    }

    private String words(DensityScale scale, int bucket) {
        ZoneId zone = model.view().zone();
        long count = scale.density().counts()[bucket];
        return String.format(
                Locale.ROOT,
                "%,d events%s%nfrom %s%nuntil %s%nHeights are square roots of counts, so that few stay visible.",
                count,
                scale.density().estimated() ? " (" + model.standingProperty().get() + ")" : "",
                TimeText.second(Micros.instant(scale.start(bucket)), zone),
                TimeText.second(Micros.instant(scale.start(bucket + 1)), zone));
    }

    private void press(MouseEvent event) {
        requestFocus();
        menu.hide();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        DensityScale scale = scale();
        if (scale == null) {
            model.read();
        } else if (isFramed()) {
            double x = event.getX() - BORDER;
            TimeWindow now = window.getValue();
            drag = new WindowDrag(gripAt(x, scale), Micros.of(now.from()), Micros.of(now.until()), scale.microsAt(x));
            moved = false;
        }
    }

    private void drag(MouseEvent event) {
        DensityScale scale = scale();
        if (drag == null || scale == null) {
            return;
        }
        if (!moved) {
            model.timeline().zoom().remember();
            moved = true;
        }
        show(drag.to(scale.microsAt(event.getX() - BORDER), limits(scale)));
    }

    private void key(KeyEvent event) {
        DensityScale scale = scale();
        if (scale == null || !isFramed() || event.isAltDown()) {
            return;
        }
        long from = Micros.of(window.getValue().from());
        long until = Micros.of(window.getValue().until());
        long step = Math.max(1, (long) ((until - from) * KEY_STEP));
        WindowDrag whole = new WindowDrag(WindowDrag.Grip.WHOLE, from, until, 0);
        switch (event.getCode()) {
            case LEFT -> show(whole.to(-step, limits(scale)));
            case RIGHT -> show(whole.to(step, limits(scale)));
            case PLUS, EQUALS, ADD -> model.timeline().zoomIn();
            case MINUS, SUBTRACT -> model.timeline().zoomOut();
            case BACK_SPACE -> model.timeline().zoom().undo();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static WindowDrag.Range limits(DensityScale scale) {
        return new WindowDrag.Range(scale.from(), scale.until());
    }

    private void show(WindowDrag.Range range) {
        model.show(new TimeWindow(Micros.instant(range.from()), Micros.instant(range.until())));
    }
}
