package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.TimeText;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The events of a stream on a strip, and the thumb that moves along them. */
final class ScrubStrip extends Region {
    private static final double HEIGHT = 34;
    private static final long REST_NANOS = 120_000_000;

    private final StateModel model;
    private final StripPainter painter;
    private final Canvas events = new Canvas();
    private final Canvas thumb = new Canvas();
    private final Tooltip hint = new Tooltip();
    private Runnable showSnapshot = () -> {};
    private double pointer = -1;
    private int wanted = -1;

    /**
     * Moves once per frame to where the pointer is by then, however many mouse events came in between. A pointer that
     * stays for a moment is looked at in all panels.
     */
    private final AnimationTimer dragging = new AnimationTimer() {
        private long moved;

        @Override
        public void handle(long now) {
            if (moveToWanted()) {
                moved = now;
            } else if (now - moved > REST_NANOS) {
                model.steps().rest();
            }
        }
    };

    ScrubStrip(StateModel model) {
        this.model = model;
        this.painter = new StripPainter(model);
        getStyleClass().add("canvas-holder");
        setId("scrub-strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Version");
        setMinSize(60, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().addAll(thumb, events);
        hint.setShowDelay(Duration.millis(250));
        Tooltip.install(this, hint);
        listen();
    }

    /** {@code action} is called when the snapshot of the version shown is wanted. */
    void onShowSnapshot(Runnable action) {
        showSnapshot = action;
    }

    private void listen() {
        model.momentProperty().addListener((property, before, after) -> {
            boolean sameReplay = before != null && after != null && Objects.equals(before.replay(), after.replay());
            if (!sameReplay) {
                painter.paintEvents(events);
            }
            painter.paintThumb(thumb, pointer);
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        });
        model.snapshots().indexesProperty().addListener((property, before, after) -> painter.paintEvents(events));
        model.workspace().view().paletteProperty().addListener((property, before, after) -> paint());
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> aim(event.getX()));
        setOnMouseReleased(event -> {
            dragging.stop();
            moveToWanted();
            model.steps().rest();
        });
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> point(-1));
    }

    @Override
    protected void layoutChildren() {
        if (events.getWidth() != getWidth() || events.getHeight() != getHeight()) {
            for (Canvas canvas : new Canvas[] {events, thumb}) {
                canvas.setWidth(getWidth());
                canvas.setHeight(getHeight());
            }
            paint();
        }
    }

    private void paint() {
        painter.paintEvents(events);
        painter.paintThumb(thumb, pointer);
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            aim(event.getX());
            moveToWanted();
            dragging.start();
            if (event.getClickCount() == 2 && isKept(model.moment().map(Moment::index))) {
                showSnapshot.run();
            }
        }
    }

    private boolean isKept(Optional<Integer> index) {
        return index.filter(model.snapshots().indexesProperty().get()::contains).isPresent();
    }

    private void aim(double x) {
        pointer = x;
        wanted = model.moment().map(now -> strip(now).indexAt(x)).orElse(-1);
    }

    private boolean moveToWanted() {
        boolean elsewhere = model.moment()
                .filter(now -> wanted >= 0 && now.index() != wanted)
                .isPresent();
        if (elsewhere) {
            model.steps().passIndex(wanted);
        }
        return elsewhere;
    }

    private void hover(MouseEvent event) {
        point(event.getX());
        model.moment().ifPresent(now -> hint.setText(describe(now, strip(now).indexAt(event.getX()))));
    }

    private void point(double x) {
        pointer = x;
        painter.paintThumb(thumb, pointer);
    }

    private String describe(Moment now, int index) {
        String kept = "\nA snapshot of the state after it is kept; double-click compares it with replay";
        return describe(now.replay().event(index)) + (isKept(Optional.of(index)) ? kept : "");
    }

    private String describe(EventHeader event) {
        return "v " + event.version() + "  ·  " + event.type() + "\n"
                + TimeText.millisecond(event.at(), model.workspace().view().zone());
    }

    private Strip strip(Moment now) {
        return new Strip(now.replay().size(), getWidth());
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, @Nullable Object... parameters) {
        Moment now = model.momentProperty().get();
        if (now == null) {
            return super.queryAccessibleAttribute(attribute, parameters);
        }
        return switch (attribute) {
            case VALUE -> (double) now.event().version();
            case MIN_VALUE -> (double) now.replay().event(0).version();
            case MAX_VALUE -> (double) now.lastEvent().version();
            case VALUE_STRING -> describe(now, now.index());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, @Nullable Object... parameters) {
        switch (action) {
            case INCREMENT -> model.steps().next();
            case DECREMENT -> model.steps().previous();
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
