package dev.hindsight.ui.timeline;

import dev.hindsight.event.Location;
import dev.hindsight.timeline.CursorMove;
import dev.hindsight.timeline.Lane;
import dev.hindsight.timeline.LaneItem;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.timeline.Spot;
import dev.hindsight.ui.common.Workspace;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The event of the current location among the lanes, and the place where the keyboard is. */
final class LaneSelection {
    private final Workspace workspace;
    private final Supplier<Lanes> lanes;
    private final Zoom zoom;
    private final ReadOnlyObjectWrapper<@Nullable Spot> selected = new ReadOnlyObjectWrapper<>(this, "selected", null);
    private final ReadOnlyObjectWrapper<@Nullable Spot> cursor = new ReadOnlyObjectWrapper<>(this, "cursor", null);

    LaneSelection(Workspace workspace, Supplier<Lanes> lanes, Zoom zoom) {
        this.workspace = workspace;
        this.lanes = lanes;
        this.zoom = zoom;
    }

    /** The event of the current location; null if it is not on the timeline. */
    ReadOnlyObjectProperty<@Nullable Spot> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    Optional<Spot> selected() {
        return Optional.ofNullable(selected.get());
    }

    /** Where the keyboard is; null until it is used. */
    ReadOnlyObjectProperty<@Nullable Spot> cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /** Forgets both: a spot of these lanes means nothing in others. */
    void clear() {
        selected.set(null);
        cursor.set(null);
    }

    /** Finds a location among the lanes, and says whether it is there. */
    boolean find(Location location) {
        Spot spot = lanes.get().spotOf(location).orElse(null);
        selected.set(spot);
        cursor.set(spot);
        return spot != null;
    }

    void select(Spot spot) {
        cursor.set(spot);
        String store = workspace.store().description().name();
        workspace.navigation().go(lanes.get().location(store, lanes.get().event(spot)));
    }

    /** Goes to the event of a lane that is closest on the axis to the selected one. */
    void selectLane(int lane) {
        Lane target = lanes.get().get(lane);
        select(new Spot(
                lane,
                selected().map(spot -> target.nearest(lanes.get().value(spot))).orElse(target.size() - 1)));
    }

    /**
     * Selects an event; of several, zooms in until they can be told apart. What zooming cannot tell apart (events of
     * one transaction often have the same time) is selected one after the other.
     */
    void open(int lane, LaneItem item) {
        Lane target = lanes.get().get(lane);
        long first = target.value(item.from());
        long last = target.value(item.until() - 1);
        if (item.count() == 1) {
            select(new Spot(lane, item.from()));
        } else if (last - first > zoom.alike()) {
            zoom.zoomTo(first, last);
        } else {
            int next = selected()
                    .filter(spot -> spot.lane() == lane && item.contains(spot.index() + 1))
                    .map(spot -> spot.index() + 1)
                    .orElse(item.from());
            select(new Spot(lane, next));
        }
    }

    /** Moves the keyboard's place one event in a direction, and the window with it. */
    void move(CursorMove direction) {
        Spot from = cursor.get() != null ? cursor.get() : selected.get();
        direction.from(from, lanes.get()).ifPresent(to -> {
            cursor.set(to);
            zoom.reveal(lanes.get().value(to));
        });
    }

    /** Selects the event where the keyboard is. */
    void selectCursor() {
        if (cursor.get() != null) {
            select(cursor.get());
        }
    }
}
