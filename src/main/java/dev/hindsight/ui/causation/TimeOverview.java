package dev.hindsight.ui.causation;

import dev.hindsight.ui.common.Palette;
import javafx.beans.property.ObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** How many events there are at which time of the operation, and which part of it is in view. */
final class TimeOverview extends Pane {
    private static final double HEIGHT = 30;

    private final CausationModel model;
    private final ObjectProperty<TimeWindow> window;
    private final Canvas canvas = new Canvas();
    private @Nullable Shown counted;
    private int[] counts = {};

    TimeOverview(CausationModel model, ObjectProperty<TimeWindow> window) {
        this.model = model;
        this.window = window;
        setId("causation-overview");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().setAll(canvas);
        setAccessibleText("Density of the operation over time; drag to move the part in view");
        model.shownProperty().subscribe(now -> paint());
        window.addListener((property, before, now) -> paint());
        model.workspace().view().paletteProperty().addListener((property, before, now) -> paint());
        setOnMousePressed(this::move);
        setOnMouseDragged(this::move);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(HEIGHT);
            counted = null;
        }
        paint();
    }

    private void move(MouseEvent event) {
        window.set(window.get().centred(event.getX() / Math.max(1, getWidth())));
    }

    private void count(Shown shown) {
        if (shown.sharesTrace(counted)) {
            return;
        }
        counted = shown;
        counts = new int[Math.max(1, (int) getWidth())];
        TimeScale scale = TimeScale.of(shown);
        for (long moment : scale.moments()) {
            counts[Math.clamp((long) (scale.unit(moment) * counts.length), 0, counts.length - 1)]++;
        }
    }

    private void paint() {
        Shown shown = model.shownProperty().get();
        if (shown == null || getWidth() <= 0) {
            return;
        }
        count(shown);
        Palette palette = model.workspace().view().palette();
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(palette.background());
        graphics.fillRect(0, 0, getWidth(), HEIGHT);
        graphics.setFill(palette.muted());
        for (int x = 0; x < counts.length; x++) {
            if (counts[x] > 0) {
                double height = Math.min(HEIGHT - 6, 6 + 3 * Math.log(counts[x]));
                graphics.fillRect(x, HEIGHT - 3 - height, 1.5, height);
            }
        }
        paintWindow(graphics, palette);
        graphics.setStroke(palette.line());
        graphics.strokeLine(0, HEIGHT - 0.5, getWidth(), HEIGHT - 0.5);
    }

    private void paintWindow(GraphicsContext graphics, Palette palette) {
        TimeWindow now = window.get();
        if (now.length() < 1) {
            double left = now.from() * getWidth();
            double width = Math.max(3, now.length() * getWidth());
            graphics.setFill(palette.accentSoft());
            graphics.fillRect(left, 0, width, HEIGHT);
            graphics.setStroke(palette.accent());
            graphics.strokeRect(Math.floor(left) + 0.5, 0.5, width, HEIGHT - 2);
        }
    }
}
