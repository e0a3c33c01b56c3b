package dev.hindsight.timeline;

import dev.hindsight.drawing.Ink;
import dev.hindsight.drawing.Styles;
import java.util.Arrays;

/** Draws the events of the lanes that have room: a mark each, or counted blocks. */
final class MarkPainter {
    static final double RADIUS = LaneItem.MARK_RADIUS;

    private static final double SMALL_RADIUS = 4;
    private static final int SAMPLE = 24;

    private final Ink ink;
    private final Frame frame;
    private final Look look;
    private final int[] counts = new int[Styles.COUNT];

    MarkPainter(Ink ink, Frame frame, Look look) {
        this.ink = ink;
        this.frame = frame;
        this.look = look;
    }

    void paint(int lane) {
        for (LaneItem item : frame.layout(lane).items()) {
            paint(lane, item, frame.middle(lane));
        }
    }

    /** Draws the mark of one event on top of whatever it was merged into. */
    void paintAlone(Spot spot) {
        if (frame.shows(spot.lane())) {
            boolean small = frame.itemOf(spot)
                    .filter(item -> item.form() == LaneItem.Form.STACK)
                    .isPresent();
            mark(spot.lane(), spot.index(), frame.x(spot), frame.y(spot), small ? SMALL_RADIUS : RADIUS);
        }
    }

    private void paint(int lane, LaneItem item, double middle) {
        double room = Math.min(1, frame.lanes().height(lane) / 30);
        switch (item.form()) {
            case MARK -> mark(lane, item.from(), item.left(), middle, RADIUS);
            case STACK -> {
                for (int i = item.from(); i < item.until(); i++) {
                    mark(lane, i, item.centre(), middle + item.offsetOf(i) * room, SMALL_RADIUS * room);
                }
            }
            case PILL -> pill(frame.lanes().get(lane), item, middle, 9 * Math.max(room, 0.8));
            case BARS -> {
                // Part of the ground.
            }
        }
    }

    private void mark(int lane, int index, double x, double y, double radius) {
        int style = frame.lanes().get(lane).style(index);
        Styles.shape(style).fill(ink, look.tones().background(), x, y, radius + 1.5);
        Styles.shape(style).fill(ink, look.color(style), x, y, radius);
    }

    private void pill(Lane lane, LaneItem item, double middle, double half) {
        double width = item.width();
        double left = item.centre() - width / 2;
        ink.roundRect(look.tones().background(), left - 1.5, middle - half - 1.5, width + 3, 2 * half + 3, 4.5);
        ink.roundRect(look.color(mostFrequent(lane, item)), left, middle - half, width, 2 * half, 3);
        ink.text(look.onColor(), item.label(), item.centre(), middle + 0.5, Ink.Align.CENTER, true);
    }

    private int mostFrequent(Lane lane, LaneItem item) {
        Arrays.fill(counts, 0);
        int step = Math.max(1, item.count() / SAMPLE);
        int best = lane.style(item.from());
        for (int i = item.from(); i < item.until(); i += step) {
            int style = lane.style(i);
            counts[style]++;
            if (counts[style] > counts[best]) {
                best = style;
            }
        }
        return best;
    }
}
