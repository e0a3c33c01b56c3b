package dev.hindsight.timeline;

import dev.hindsight.drawing.Ink;
import dev.hindsight.event.Micros;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws a frame from back to front. What leaves the plot is painted over, which is cheaper than clipping. */
public final class TimelinePainter {
    /** The strip below the lanes, for the time of the selected event. */
    public static final double FOOTER = 22;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final Ink ink;
    private final Frame frame;
    private final Look look;
    private final double full;

    /**
     * Prepares to draw.
     *
     * @param full how wide the ink is; what is right of the plot is filled as well
     */
    public TimelinePainter(Ink ink, Frame frame, Look look, double full) {
        this.ink = ink;
        this.frame = frame;
        this.look = look;
        this.full = full;
    }

    /** Draws everything. */
    public void paint() {
        new GroundPainter(plot(), frame, look).paint();
        paintOverGround();
    }

    /** Draws what is over the ground, which somebody else has drawn at the place of the plot. */
    public void paintOverGround() {
        int background = look.tones().background();
        double width = frame.viewport().width();
        AxisPainter axis = new AxisPainter(plot(), frame, look);
        axis.paintFolds(frame.bottom());
        paintEvents();
        plot().rect(background, width, -AxisPainter.HEIGHT, full - GutterPainter.WIDTH - width, frame.height() + 60);
        new GutterPainter(ink.at(0, AxisPainter.HEIGHT), frame, look).paintHeadings();
        ink.rect(background, 0, AxisPainter.HEIGHT + frame.height(), full, FOOTER);
        paintSelectionTime();
        new AxisPainter(ink.at(GutterPainter.WIDTH, 0), frame, look).paintLabels(full - GutterPainter.WIDTH);
        new GutterPainter(ink, frame, look).paintCorner();
    }

    private Ink plot() {
        return ink.at(GutterPainter.WIDTH, AxisPainter.HEIGHT);
    }

    private void paintEvents() {
        Ink plot = plot();
        LinkPainter links = new LinkPainter(plot, frame, look);
        if (look.links()) {
            links.paintAll();
        }
        Spot selected = look.selected();
        if (selected != null) {
            double x = Math.floor(frame.x(selected)) + 0.5;
            plot.line(look.tones().accent(), 1, x, 0, x, frame.bottom() + 3);
            if (look.links()) {
                links.paintSelected(selected);
            }
        }
        MarkPainter marks = new MarkPainter(plot, frame, look);
        frame.visible().forEach(marks::paint);
        if (selected != null) {
            marks.paintAlone(selected);
        }
        ring(plot, selected, false);
        if (look.cursor() != null && !look.cursor().equals(selected)) {
            ring(plot, look.cursor(), true);
        }
    }

    private void ring(Ink plot, @Nullable Spot spot, boolean dashed) {
        if (spot != null && frame.shows(spot.lane())) {
            double radius = MarkPainter.RADIUS + 4;
            plot.ring(look.tones().background(), 4.5, frame.x(spot), frame.y(spot), radius, false);
            int color = dashed ? look.tones().text() : look.tones().accent();
            plot.ring(color, 2, frame.x(spot), frame.y(spot), radius, dashed);
        }
    }

    private void paintSelectionTime() {
        Spot selected = look.selected();
        double width = frame.viewport().width();
        double x = selected == null ? -1 : frame.x(selected);
        if (selected == null || x < 0 || x > width) {
            return;
        }
        long micros = frame.lanes().index().micros(frame.lanes().event(selected));
        String time = TIME.format(Micros.instant(micros).atZone(look.zone()));
        double chip = ink.textWidth(time, false) + 12;
        double left = Math.clamp(x - chip / 2, 2, Math.max(2, width - chip - 2));
        plot().roundRect(look.tones().accent(), left, frame.bottom() + 2, chip, 18, 3);
        plot().text(look.onColor(), time, left + 6, frame.bottom() + 11.5, Ink.Align.LEFT, false);
    }
}
