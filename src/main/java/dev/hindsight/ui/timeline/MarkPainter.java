package dev.hindsight.ui.timeline;

import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws the events of the lanes: a mark each where there is room, counted blocks and histograms where there is not. */
final class MarkPainter {
    static final double RADIUS = LaneItem.MARK_RADIUS;

    private static final double SMALL_RADIUS = 4;
    private static final double COLUMN = 3;
    private static final double FULL_COLUMN = Math.log(1 + 128);
    private static final double LOWEST_BAR = 5;
    private static final double HIGHEST_BAR = Frame.LANE_HEIGHT - 8;
    /** A histogram's colours are shares: so many events of a column tell them well enough. */
    private static final int SAMPLE = 24;

    private final GraphicsContext graphics;
    private final Frame frame;
    private final Look look;
    private final String[] types;
    private final int[] counts;

    MarkPainter(GraphicsContext graphics, Frame frame, Look look) {
        this.graphics = graphics;
        this.frame = frame;
        this.look = look;
        types = frame.lanes().types().stream().map(type -> type.type()).toArray(String[]::new);
        counts = new int[types.length];
    }

    void paint() {
        for (int lane = frame.firstLane(); lane < frame.endLane(); lane++) {
            double middle = frame.top(lane) + Frame.LANE_HEIGHT / 2;
            for (LaneItem item : frame.layout(lane).items()) {
                paint(frame.lanes().get(lane), item, middle);
            }
        }
    }

    /** Draws the mark of one event on top of whatever it was merged into. */
    void paintAlone(Spot spot) {
        if (frame.shows(spot.lane())) {
            boolean small = frame.itemOf(spot)
                    .filter(item -> item.form() == LaneItem.Form.STACK)
                    .isPresent();
            double radius = small ? SMALL_RADIUS : RADIUS;
            mark(frame.lanes().get(spot.lane()), spot.index(), frame.x(spot), frame.y(spot), radius);
        }
    }

    private void paint(Lane lane, LaneItem item, double middle) {
        switch (item.form()) {
            case MARK -> mark(lane, item.from(), item.left(), middle, RADIUS);
            case STACK -> {
                for (int i = item.from(); i < item.until(); i++) {
                    mark(lane, i, item.centre(), middle + item.offsetOf(i), SMALL_RADIUS);
                }
            }
            case PILL -> pill(lane, item, middle);
            case BARS -> bars(lane, item, middle);
        }
    }

    private void mark(Lane lane, int index, double x, double y, double radius) {
        String type = types[lane.type(index)];
        graphics.setFill(look.palette().background());
        look.mark(type).fill(graphics, x, y, radius + 1.5);
        graphics.setFill(look.color(type));
        look.mark(type).fill(graphics, x, y, radius);
    }

    private void pill(Lane lane, LaneItem item, double middle) {
        double width = item.width();
        double left = item.centre() - width / 2;
        double top = middle - 9;
        count(lane, item.from(), item.until());
        graphics.setFill(look.palette().background());
        graphics.fillRoundRect(left - 1.5, top - 1.5, width + 3, 21, 9, 9);
        graphics.setFill(look.color(types[mostFrequent()]));
        graphics.fillRoundRect(left, top, width, 18, 6, 6);
        graphics.setFill(look.onColor());
        graphics.setFont(TextRuler.STRONG);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(item.label(), item.centre(), middle + 0.5);
    }

    private void bars(Lane lane, LaneItem item, double middle) {
        Viewport viewport = frame.viewport();
        // Columns stand on the axis, not on the screen, so that panning moves them without changing them.
        double x = Math.floor((Math.max(item.left(), -COLUMN) + viewport.offset()) / COLUMN) * COLUMN;
        double right = Math.min(item.right(), viewport.width());
        int index = item.from();
        for (double left = x - viewport.offset(); left <= right; left += COLUMN) {
            int start = Math.max(index, lane.firstAtOrAfter(viewport.microsAt(left)));
            int end = Math.clamp(lane.firstAtOrAfter(viewport.microsAt(left + COLUMN)), start, item.until());
            if (end > start) {
                bar(lane, start, end, left, middle);
            }
            index = end;
        }
    }

    private void bar(Lane lane, int from, int until, double left, double middle) {
        int total = count(lane, from, until);
        double part = Math.min(1, Math.log(1 + until - from) / FULL_COLUMN);
        double height = LOWEST_BAR + (HIGHEST_BAR - LOWEST_BAR) * part;
        double y = middle + height / 2;
        for (int type = 0; type < counts.length; type++) {
            if (counts[type] > 0) {
                double share = height * counts[type] / total;
                y -= share;
                graphics.setFill(look.color(types[type]));
                graphics.fillRect(left, y, COLUMN - 0.5, share);
            }
        }
    }

    /** Counts the types of a sample and returns its size. */
    private int count(Lane lane, int from, int until) {
        Arrays.fill(counts, 0);
        int step = Math.max(1, (until - from) / SAMPLE);
        int total = 0;
        for (int i = from; i < until; i += step) {
            counts[lane.type(i)]++;
            total++;
        }
        return total;
    }

    private int mostFrequent() {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[best]) {
                best = i;
            }
        }
        return best;
    }
}
