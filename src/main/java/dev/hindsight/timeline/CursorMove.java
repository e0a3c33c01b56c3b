package dev.hindsight.timeline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step of the keyboard through the events of the timeline. */
public enum CursorMove {
    /** To the event before, in the lane. */
    PREVIOUS,
    /** To the event after, in the lane. */
    NEXT,
    /** To the event of the lane above that is closest in time. */
    UP,
    /** To the event of the lane below that is closest in time. */
    DOWN;

    /** Where the step leads: to the very first event from nowhere, to nothing at an end. */
    public Optional<Spot> from(@Nullable Spot spot, Lanes lanes) {
        if (lanes.isEmpty()) {
            return Optional.empty();
        }
        if (spot == null) {
            return Optional.of(new Spot(0, 0));
        }
        return switch (this) {
            case PREVIOUS -> along(spot, -1, lanes);
            case NEXT -> along(spot, 1, lanes);
            case UP -> across(spot, -1, lanes);
            case DOWN -> across(spot, 1, lanes);
        };
    }

    private static Optional<Spot> along(Spot spot, int step, Lanes lanes) {
        int index = spot.index() + step;
        boolean exists = index >= 0 && index < lanes.get(spot.lane()).size();
        return exists ? Optional.of(new Spot(spot.lane(), index)) : Optional.empty();
    }

    private static Optional<Spot> across(Spot spot, int step, Lanes lanes) {
        int lane = spot.lane() + step;
        if (lane < 0 || lane >= lanes.size()) {
            return Optional.empty();
        }
        long time = lanes.get(spot.lane()).value(spot.index());
        return Optional.of(new Spot(lane, lanes.get(lane).nearest(time)));
    }
}
