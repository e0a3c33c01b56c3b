package dev.hindsight.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is on the screen at one moment: the visible lanes and what is drawn of each. Coordinates are those of the plot: x
 * from 0 right of the lane headings, y from 0 below the axis.
 */
final class Frame {
    static final double LANE_HEIGHT = 34;

    private static final double REACH = 7;

    private final Lanes lanes;
    private final Viewport viewport;
    private final double scroll;
    private final double height;
    private final int firstLane;
    private final List<LaneLayout> layouts = new ArrayList<>();

    /**
     * Lays out the visible lanes.
     *
     * @param scroll how far the lanes are scrolled down, in pixels, at least 0
     * @param height of the plot
     */
    Frame(Lanes lanes, Viewport viewport, double scroll, double height) {
        this.lanes = lanes;
        this.viewport = viewport;
        this.scroll = scroll;
        this.height = height;
        firstLane = (int) (scroll / LANE_HEIGHT);
        int endLane = Math.min(lanes.size(), (int) Math.ceil((scroll + height) / LANE_HEIGHT));
        for (int lane = firstLane; lane < endLane; lane++) {
            layouts.add(new LaneLayout(lanes.get(lane), viewport));
        }
    }

    Lanes lanes() {
        return lanes;
    }

    Viewport viewport() {
        return viewport;
    }

    double height() {
        return height;
    }

    int firstLane() {
        return firstLane;
    }

    /** The lane after the last visible one. */
    int endLane() {
        return firstLane + layouts.size();
    }

    boolean shows(int lane) {
        return lane >= firstLane && lane < endLane();
    }

    /** The layout of a visible lane. */
    LaneLayout layout(int lane) {
        return layouts.get(lane - firstLane);
    }

    boolean isBlank() {
        return layouts.stream().allMatch(layout -> layout.items().isEmpty());
    }

    /** The top of a lane, visible or not. */
    double top(int lane) {
        return lane * LANE_HEIGHT - scroll;
    }

    /** Where the lanes end, at most at the bottom of the plot. */
    double bottom() {
        return Math.min(height, top(lanes.size()));
    }

    double x(Spot spot) {
        return itemOf(spot)
                .filter(item -> item.form() == LaneItem.Form.STACK)
                .map(LaneItem::centre)
                .orElseGet(() -> viewport.xOf(lanes.get(spot.lane()).time(spot.index())));
    }

    double y(Spot spot) {
        double middle = top(spot.lane()) + LANE_HEIGHT / 2;
        return middle + itemOf(spot).map(item -> item.offsetOf(spot.index())).orElse(0.0);
    }

    /** Whether the event has a mark of its own on the screen. */
    boolean showsMarkOf(Spot spot) {
        return itemOf(spot).filter(LaneItem::showsEachEvent).isPresent();
    }

    Optional<LaneItem> itemOf(Spot spot) {
        return shows(spot.lane()) ? layout(spot.lane()).itemOf(spot.index()) : Optional.empty();
    }

    /** The lane at a y; empty outside of the lanes. */
    Optional<Integer> laneAt(double y) {
        int lane = (int) Math.floor((y + scroll) / LANE_HEIGHT);
        return y >= 0 && y < height && shows(lane) ? Optional.of(lane) : Optional.empty();
    }

    /** What is under the pointer. */
    Optional<Hit> hit(double x, double y) {
        return laneAt(y)
                .flatMap(lane -> layout(lane).itemAt(x, REACH).map(item -> new Hit(lane, within(lane, item, x, y))));
    }

    /** The part of an item that is meant: one mark of a stack, what is around the pointer of a histogram. */
    private LaneItem within(int lane, LaneItem item, double x, double y) {
        return switch (item.form()) {
            case MARK, PILL -> item;
            case STACK -> {
                double steps = (y - top(lane) - LANE_HEIGHT / 2) / LaneLayout.STACK_STEP + (item.count() - 1) / 2.0;
                int index = item.from() + Math.clamp(Math.round(steps), 0, item.count() - 1);
                yield new LaneItem(index, index + 1, item.centre(), item.centre());
            }
            case BARS -> around(lanes.get(lane), item, x);
        };
    }

    private LaneItem around(Lane lane, LaneItem item, double x) {
        int from = Math.clamp(lane.firstAtOrAfter(viewport.microsAt(x - REACH)), item.from(), item.until() - 1);
        int until = Math.clamp(lane.firstAtOrAfter(viewport.microsAt(x + REACH)), from + 1, item.until());
        return new LaneItem(from, until, viewport.xOf(lane.time(from)), viewport.xOf(lane.time(until - 1)));
    }

    /** An item under the pointer and the lane it is in. */
    record Hit(int lane, LaneItem item) {}
}
