package dev.hindsight.timeline;

import dev.hindsight.drawing.Argb;
import dev.hindsight.drawing.Fill;
import dev.hindsight.drawing.Styles;

/**
 * Draws what lies under the marks, all of it rectangles: bands, grid, the life of each lane, and histograms where events
 * are too dense for marks. Needs no more than a {@link Fill}, so that it can go into bare pixels.
 */
public final class GroundPainter {
    private static final double COLUMN = 3;
    private static final double FULL_COLUMN = Math.log(1 + 128);
    private static final double LOWEST_BAR = 4;
    private static final double MARGIN = 8;
    /** A histogram's colours are shares: so many events of a column tell them well enough. */
    private static final int SAMPLE = 24;

    private final Fill fill;
    private final Frame frame;
    private final Look look;
    private final StyleCounts counts = new StyleCounts();
    private final int[] colors = new int[Styles.COUNT];

    public GroundPainter(Fill fill, Frame frame, Look look) {
        this.fill = fill;
        this.frame = frame;
        this.look = look;
        for (int style = 0; style < colors.length; style++) {
            colors[style] = look.color(style);
        }
    }

    /** Draws the ground of the plot, whose left upper corner is at (0, 0). */
    public void paint() {
        double width = frame.viewport().width();
        Ticks ticks = Ticks.of(frame.viewport(), frame.lanes().groups().axis(), look.zone());
        // Each lane fills its own part.
        fill.rect(look.tones().background(), 0, frame.bottom(), width, frame.height() - frame.bottom());
        frame.visible().forEach(lane -> paintLane(lane, ticks));
        if (frame.pinnedBottom() > 0) {
            fill.rect(look.tones().muted(), 0, frame.pinnedBottom() - 1, width, 1);
        }
    }

    private void paintLane(int lane, Ticks ticks) {
        double top = frame.top(lane);
        double height = frame.lanes().height(lane);
        fill.rect(
                background(look, frame.lanes(), lane), 0, top, frame.viewport().width(), height);
        int grid = Argb.over(Argb.faded(look.tones().line(), 0.55), look.tones().background());
        for (Ticks.Tick tick : ticks.ticks()) {
            fill.rect(grid, Math.floor(tick.x()), top, 1, height);
        }
        paintLife(lane);
        for (LaneItem item : frame.layout(lane).items()) {
            if (item.form() == LaneItem.Form.BARS) {
                paintBars(frame.lanes().get(lane), item, frame.middle(lane), height - MARGIN);
            }
        }
    }

    /** The band behind a lane, opaque; that of the selected stream is tinted. */
    static int background(Look look, Lanes lanes, int lane) {
        int band = lane % 2 == 1 ? look.tones().band() : look.tones().background();
        return lanes.isSelected(lane) ? Argb.over(Argb.faded(look.tones().accentSoft(), 0.6), band) : band;
    }

    /** A line from the first to the last event of a lane. */
    private void paintLife(int number) {
        Lane lane = frame.lanes().get(number);
        Viewport viewport = frame.viewport();
        double left = Math.max(viewport.xOf(lane.value(0)), 0);
        double right = Math.min(viewport.xOf(lane.value(lane.size() - 1)), viewport.width());
        if (right > left) {
            fill.rect(look.tones().line(), left, Math.floor(frame.middle(number)), right - left, 1);
        }
    }

    private void paintBars(Lane lane, LaneItem item, double middle, double highest) {
        Viewport viewport = frame.viewport();
        // Columns stand on the axis, not on the screen, so that panning moves them without changing them.
        double first = Math.floor((Math.max(item.left(), -COLUMN) + viewport.offset()) / COLUMN) * COLUMN;
        double right = Math.min(item.right(), viewport.width());
        int start = lane.firstAtOrAfter(viewport.microsAt(first - viewport.offset()));
        start = Math.clamp(start, item.from(), item.until());
        for (double left = first - viewport.offset(); left <= right; left += COLUMN) {
            int end = lane.edge(viewport.microsAt(left + COLUMN), start, item.until());
            if (end > start) {
                paintBar(lane, start, end, left, middle, highest);
            }
            start = end;
        }
    }

    private void paintBar(Lane lane, int from, int until, double left, double middle, double highest) {
        lane.sampleStyles(from, until, SAMPLE, counts);
        double part = Math.min(1, Math.log(1 + until - from) / FULL_COLUMN);
        double height = LOWEST_BAR + (highest - LOWEST_BAR) * part;
        double y = middle + height / 2;
        double one = height / counts.total();
        // On whole pixels, or columns would part and join again as the view moves.
        double x = Math.round(left);
        for (int style = counts.first(); style >= 0; style = counts.first()) {
            double share = one * counts.take(style);
            y -= share;
            fill.rect(colors[style], x, y, COLUMN, share);
        }
    }
}
