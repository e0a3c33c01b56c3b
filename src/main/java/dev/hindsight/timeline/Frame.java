package dev.hindsight.timeline;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is on the screen at one moment: the visible lanes and what is drawn of each. Coordinates are those of the plot: x
 * from 0 right of the lane headings, y from 0 below the axis.
 */
public final class Frame {
    private static final double REACH = 7;

    private final Lanes lanes;
    private final Viewport viewport;
    private final double scroll;
    private final double height;
    private final double pinnedHeight;
    private final int firstLane;
    private final int endLane;
    private final LaneLayout[] pinned;
    private final LaneLayout[] scrolled;

    /**
     * Lays out the visible lanes.
     *
     * @param scroll how far the lanes that are not pinned are scrolled down, in pixels, at least 0
     * @param height of the plot
     */
    public Frame(Lanes lanes, Viewport viewport, double scroll, double height) {
        this.lanes = lanes;
        this.viewport = viewport;
        this.scroll = scroll;
        this.height = height;
        pinnedHeight = Math.min(lanes.top(lanes.pinned()), height);
        firstLane = Math.clamp(lanes.laneAt(pinnedHeight + scroll), lanes.pinned(), lanes.size());
        endLane = Math.clamp(lanes.laneAt(scroll + height) + 1, firstLane, lanes.size());
        pinned = IntStream.range(0, lanes.pinned()).mapToObj(this::layOut).toArray(LaneLayout[]::new);
        scrolled = IntStream.range(firstLane, endLane).mapToObj(this::layOut).toArray(LaneLayout[]::new);
    }

    private LaneLayout layOut(int lane) {
        return new LaneLayout(lanes.get(lane), viewport);
    }

    public Lanes lanes() {
        return lanes;
    }

    public Viewport viewport() {
        return viewport;
    }

    public double height() {
        return height;
    }

    /** The visible lanes, those behind others first. */
    IntStream visible() {
        return IntStream.concat(IntStream.range(firstLane, endLane), IntStream.range(0, pinned.length));
    }

    boolean shows(int lane) {
        return lane < pinned.length || (lane >= firstLane && lane < endLane);
    }

    /** The layout of a visible lane. */
    LaneLayout layout(int lane) {
        return lane < pinned.length ? pinned[lane] : scrolled[lane - firstLane];
    }

    public boolean isBlank() {
        return visible().allMatch(lane -> layout(lane).items().isEmpty());
    }

    /** The top of a lane, visible or not. */
    public double top(int lane) {
        return lanes.top(lane) - (lane < pinned.length ? 0 : scroll);
    }

    double middle(int lane) {
        return top(lane) + lanes.height(lane) / 2;
    }

    /** Where the lanes end, at most at the bottom of the plot. */
    public double bottom() {
        return Math.min(height, top(lanes.size()));
    }

    /** Where the lanes that are scrolled begin, below those that are pinned. */
    public double pinnedBottom() {
        return pinnedHeight;
    }

    public double x(Spot spot) {
        return itemOf(spot)
                .filter(item -> item.form() == LaneItem.Form.STACK)
                .map(LaneItem::centre)
                .orElseGet(() -> viewport.xOf(lanes.value(spot)));
    }

    public double y(Spot spot) {
        return middle(spot.lane())
                + itemOf(spot).map(item -> item.offsetOf(spot.index())).orElse(0.0);
    }

    /** Whether the event has a mark of its own on the screen. */
    boolean showsMarkOf(Spot spot) {
        return itemOf(spot).filter(LaneItem::showsEachEvent).isPresent();
    }

    Optional<LaneItem> itemOf(Spot spot) {
        return shows(spot.lane()) ? layout(spot.lane()).itemOf(spot.index()) : Optional.empty();
    }

    /** How many events the screen shows, merged or not. */
    public long events() {
        return visible()
                .mapToLong(lane ->
                        layout(lane).items().stream().mapToLong(LaneItem::count).sum())
                .sum();
    }

    /** The lane at a y; empty outside of the lanes. */
    public Optional<Integer> laneAt(double y) {
        if (y < 0 || y >= height) {
            return Optional.empty();
        }
        int lane = y < pinnedHeight ? lanes.laneAt(y) : lanes.laneAt(y + scroll);
        return shows(lane) ? Optional.of(lane) : Optional.empty();
    }

    /** What is under the pointer. */
    public Optional<Hit> hit(double x, double y) {
        return laneAt(y)
                .flatMap(lane -> layout(lane).itemAt(x, REACH).map(item -> new Hit(lane, within(lane, item, x, y))));
    }

    /** The part of an item that is meant: one mark of a stack, what is around the pointer of a histogram. */
    private LaneItem within(int lane, LaneItem item, double x, double y) {
        return switch (item.form()) {
            case MARK, PILL -> item;
            case STACK -> {
                double steps = (y - middle(lane)) / LaneLayout.STACK_STEP + (item.count() - 1) / 2.0;
                int index = item.from() + Math.clamp(Math.round(steps), 0, item.count() - 1);
                yield new LaneItem(index, index + 1, item.centre(), item.centre());
            }
            case BARS -> around(lanes.get(lane), item, x);
        };
    }

    private LaneItem around(Lane lane, LaneItem item, double x) {
        int from = Math.clamp(lane.firstAtOrAfter(viewport.microsAt(x - REACH)), item.from(), item.until() - 1);
        int until = Math.clamp(lane.firstAtOrAfter(viewport.microsAt(x + REACH)), from + 1, item.until());
        return new LaneItem(from, until, viewport.xOf(lane.value(from)), viewport.xOf(lane.value(until - 1)));
    }

    /** An item under the pointer and the lane it is in. */
    public record Hit(int lane, LaneItem item) {}
}
