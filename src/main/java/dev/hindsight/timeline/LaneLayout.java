package dev.hindsight.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is drawn of one lane, from left to right: found by searching, so that it costs by the width of the screen and not
 * by the number of events.
 */
final class LaneLayout {
    /** Events closer than this, in pixels, are drawn as one. */
    static final double TOO_CLOSE = 7;

    static final double STACK_STEP = 9;

    /** Items that begin this far outside of the screen still reach into it. */
    private static final double OUTSIDE = 60;

    private final List<LaneItem> items = new ArrayList<>();

    LaneLayout(Lane lane, Viewport viewport) {
        int index = lane.firstAtOrAfter(viewport.microsAt(-OUTSIDE));
        int end = lane.firstAtOrAfter(viewport.microsAt(viewport.width() + OUTSIDE) + 1);
        while (index < end) {
            LaneItem item = itemAt(lane, viewport, index, end);
            add(item);
            index = item.until();
        }
    }

    private void add(LaneItem item) {
        LaneItem joined = item;
        while (!items.isEmpty() && items.getLast().collidesWith(joined)) {
            joined = items.removeLast().joinedWith(joined);
        }
        items.add(joined);
    }

    private static LaneItem itemAt(Lane lane, Viewport viewport, int from, int end) {
        double left = viewport.xOf(lane.value(from));
        int last = from;
        double right = left;
        int next = lane.edge(viewport.microsAt(right + TOO_CLOSE), last + 1, end);
        while (next > last + 1) {
            // Any of the events that are not further away will do, and one that is found fast does best.
            last = next - 1;
            right = viewport.xOf(lane.value(last));
            next = lane.edge(viewport.microsAt(right + TOO_CLOSE), last + 1, end);
        }
        return new LaneItem(from, last + 1, left, right);
    }

    List<LaneItem> items() {
        return items;
    }

    /** The item of an event; empty if that is off the screen. */
    Optional<LaneItem> itemOf(int index) {
        int low = 0;
        int high = items.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            LaneItem item = items.get(middle);
            if (item.contains(index)) {
                return Optional.of(item);
            }
            if (item.until() <= index) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** The item at or near an x; the closest if several are. */
    Optional<LaneItem> itemAt(double x, double reach) {
        LaneItem best = null;
        double bestDistance = reach;
        for (LaneItem item : items) {
            double distance = Math.max(0, Math.max(item.left() - x, x - item.right()));
            if (distance <= bestDistance) {
                bestDistance = distance;
                best = item;
            }
        }
        return Optional.ofNullable(best);
    }
}
