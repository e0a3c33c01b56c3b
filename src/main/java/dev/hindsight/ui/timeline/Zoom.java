package dev.hindsight.ui.timeline;

import dev.hindsight.timeline.Axis;
import dev.hindsight.timeline.Fold;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.timeline.TimeAxis;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.timeline.Viewport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** What part of time is shown, and how to change it. */
final class Zoom {
    private static final int REMEMBERED = 50;
    /** Until the view says how wide it is. */
    private static final double USUAL_WIDTH = 800;

    private static final double STEP = 1.6;

    /** Events no further apart than this, in microseconds, are not worth a zoom of their own. */
    private static final long ALIKE = 100;

    /** Turns of the wheel that follow one another this fast are one zoom to undo. */
    private static final Duration ONE_GESTURE = Duration.ofMillis(800);

    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Viewport> viewport = new ReadOnlyObjectWrapper<>(
            this, "viewport", new Viewport(new TimeAxis(0, List.of()), new Viewport.Bounds(0, 0), USUAL_WIDTH, 1, 0));
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final BooleanProperty foldIdle = new SimpleBooleanProperty(this, "foldIdle", true);
    private final Deque<TimeWindow> before = new ArrayDeque<>();
    private final Set<Fold> opened = new HashSet<>();
    private Instant lastZoom = Instant.MIN;
    private Lanes lanes = Lanes.NONE;
    /** In a range of numbers rather than of time, each stands for a microsecond. */
    private long storeFirst = Long.MAX_VALUE;

    private long storeLast = Long.MIN_VALUE;

    Zoom(InstantSource clock) {
        this.clock = clock;
        foldIdle.subscribe((_, _) -> {
            opened.clear();
            changeAxis();
        });
    }

    ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    Viewport viewport() {
        return viewport.get();
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** Whether long stretches without events are drawn as narrow gaps. */
    BooleanProperty foldIdleProperty() {
        return foldIdle;
    }

    /** Shows other lanes: the same window of time if {@code keepWindow}, else all of them. */
    void show(Lanes newLanes, boolean keepWindow) {
        TimeWindow window = viewport().window();
        lanes = newLanes;
        opened.clear();
        if (keepWindow) {
            viewport.set(blank().showing(window));
        } else {
            forget();
            viewport.set(fitted());
        }
    }

    /** Lets the window be moved to this range too: that of the whole store. Microseconds since 1970. */
    void extendTo(long first, long last) {
        storeFirst = first;
        storeLast = last;
        Viewport now = viewport();
        viewport.set(new Viewport(now.axis(), bounds(now.axis()), now.width(), now.microsPerPixel(), now.offset()));
    }

    /** Fits the window of time into another width, in pixels, more than 0. */
    void resize(double width) {
        TimeWindow window = viewport().window();
        Viewport now = viewport();
        Viewport resized = new Viewport(now.axis(), now.bounds(), width, now.microsPerPixel(), now.offset());
        viewport.set(resized.showing(window));
    }

    void zoom(double factor, double x) {
        Instant now = clock.instant();
        if (lastZoom.plus(ONE_GESTURE).isBefore(now)) {
            remember();
        }
        lastZoom = now;
        viewport.set(viewport().zoomed(factor, x));
    }

    /** Zooms in by so many steps, out by a negative number. */
    void zoomBySteps(int steps, double x) {
        zoom(Math.pow(STEP, steps), x);
    }

    /** How far apart events may be on the axis and yet be hardly worth zooming in. */
    long alike() {
        return lanes.groups().axis() == Axis.TIME ? ALIKE : 0;
    }

    void pan(double pixels) {
        viewport.set(viewport().panned(pixels));
    }

    /** Shows all events of all lanes. */
    void fit() {
        remember();
        viewport.set(fitted());
    }

    void show(TimeWindow window) {
        viewport.set(viewport().showing(window));
    }

    /** Shows a range between two times, with a margin, microseconds since 1970. */
    void zoomTo(long first, long last) {
        remember();
        Viewport now = viewport();
        viewport.set(Viewport.fitting(
                now.axis(),
                now.bounds(),
                now.width(),
                now.axis().moment(first),
                now.axis().moment(last)));
    }

    void reveal(long micros) {
        Viewport now = viewport();
        viewport.set(now.revealing(now.axis().moment(micros)));
    }

    /** Makes the window as it is now one to come back to. */
    void remember() {
        before.push(viewport().window());
        if (before.size() > REMEMBERED) {
            before.removeLast();
        }
        canUndo.set(true);
    }

    void undo() {
        if (!before.isEmpty()) {
            show(before.pop());
            canUndo.set(!before.isEmpty());
            lastZoom = Instant.MIN;
        }
    }

    /** Shows a folded stretch at its true length, until folding is switched off and on again. */
    void open(Fold fold) {
        remember();
        opened.add(fold);
        changeAxis();
    }

    private void changeAxis() {
        boolean all = before.isEmpty();
        TimeWindow window = viewport().window();
        viewport.set(all ? fitted() : blank().showing(window));
    }

    private void forget() {
        before.clear();
        canUndo.set(false);
    }

    private Viewport fitted() {
        Viewport blank = blank();
        TimeAxis axis = blank.axis();
        return Viewport.fitting(
                axis, blank.bounds(), blank.width(), axis.moment(lanes.first()), axis.moment(lanes.last()));
    }

    private Viewport blank() {
        Collection<Fold> folds = foldIdle.get() ? lanes.idle() : List.of();
        TimeAxis axis = new TimeAxis(
                lanes.first(),
                folds.stream().filter(fold -> !opened.contains(fold)).toList());
        return new Viewport(axis, bounds(axis), viewport().width(), 1, 0);
    }

    private Viewport.Bounds bounds(TimeAxis axis) {
        boolean ofTime = lanes.groups().axis() == Axis.TIME;
        long first = ofTime ? Math.min(lanes.first(), storeFirst) : lanes.first();
        long last = ofTime ? Math.max(lanes.last(), storeLast) : lanes.last();
        return new Viewport.Bounds(axis.moment(first), axis.moment(last));
    }
}
