package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import java.util.OptionalDouble;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener.Change;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/**
 * A scroll bar for the whole list, of whatever length, in place of the table's own, which is about the rows that are held:
 * its thumb is where the rows in view are on the way from the first row to the last, and wherever it is dragged, the rows
 * there are read.
 */
final class PlaceBar extends ScrollBar {
    /** How often rows are read at most while the thumb is dragged. */
    private static final Duration PACE = Duration.millis(80);
    /** In pixels: what can be grasped. */
    private static final double LEAST_THUMB = 28;

    private final TableView<EventHeader> table;
    private final EventsModel model;
    private final VisibleRows visible;
    private final PauseTransition pace = new PauseTransition(PACE);
    /** How much of the list is in view; the thumb may be longer than that. */
    private double inView;

    private boolean showing;

    PlaceBar(TableView<EventHeader> table, EventsModel model, VisibleRows visible) {
        this.table = table;
        this.model = model;
        this.visible = visible;
        setId("events-place");
        setAccessibleText("Place in the list");
        setOrientation(Orientation.VERTICAL);
        setFocusTraversable(false);
        setMax(1);
        pace.setOnFinished(event -> model.scroll().goTo(share()));
        valueProperty().addListener((property, before, now) -> move());
        pressedProperty().addListener((property, before, now) -> show());
        model.scroll().scaleProperty().addListener((property, before, now) -> show());
        table.getItems().addListener((Change<? extends EventHeader> change) -> show());
        addEventFilter(ScrollEvent.SCROLL, event -> {
            visible.scrollBy(-event.getDeltaY());
            event.consume();
        });
    }

    /** A click beside the thumb brings its middle right there, and not a step in that direction. */
    @Override
    public void adjustValue(double position) {
        double thumb = getVisibleAmount();
        setValue(thumb >= 1 ? 0 : Math.clamp((position - thumb / 2) / (1 - thumb), 0, 1));
    }

    /** How far along the list the first row in view is, or is to be. */
    double share() {
        return getValue() * (1 - inView);
    }

    /** To be called when other rows come into view: moves the thumb, unless somebody holds it. */
    void show() {
        int first = visible.first();
        int last = Math.min(visible.last(), table.getItems().size() - 1);
        if (isPressed() || first < 0 || first > last) {
            return;
        }
        showing = true;
        try {
            OptionalDouble top = share(first);
            OptionalDouble bottom = share(last);
            if (top.isPresent() && bottom.isPresent()) {
                show(top.getAsDouble(), bottom.getAsDouble());
            } else {
                lengthen((last - first + 1.0) / table.getItems().size());
                setValue(visible.position());
            }
        } finally {
            showing = false;
        }
    }

    private void show(double top, double bottom) {
        double amount = Math.clamp(bottom - top, 0, 1);
        lengthen(amount);
        setValue(amount >= 1 ? 0 : Math.clamp(top / (1 - amount), 0, 1));
    }

    private void lengthen(double amount) {
        inView = amount;
        setVisibleAmount(Math.max(amount, LEAST_THUMB / Math.max(LEAST_THUMB, getHeight())));
    }

    private OptionalDouble share(int row) {
        return model.rows().held().wholeProperty().get()
                ? OptionalDouble.empty()
                : model.scroll().shareOf(table.getItems().get(row));
    }

    private void move() {
        if (showing) {
            return;
        }
        if (model.rows().held().wholeProperty().get()
                || model.scroll().scaleProperty().get() == null) {
            visible.setPosition(getValue());
        } else if (pace.getStatus() != PauseTransition.Status.RUNNING) {
            pace.playFromStart();
        }
    }
}
