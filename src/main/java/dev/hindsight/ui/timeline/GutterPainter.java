package dev.hindsight.ui.timeline;

import dev.hindsight.ui.common.Palette;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the headings of the lanes. */
final class GutterPainter {
    static final double WIDTH = 184;

    private static final double PADDING = 12;

    private final GraphicsContext graphics;
    private final Frame frame;
    private final Look look;
    private final TextRuler ruler;

    GutterPainter(GraphicsContext graphics, Frame frame, Look look, TextRuler ruler) {
        this.graphics = graphics;
        this.frame = frame;
        this.look = look;
        this.ruler = ruler;
    }

    /** Draws them at x from 0 to {@link #WIDTH}; y as the frame has it. */
    void paintHeadings() {
        Palette palette = look.palette();
        graphics.setFill(palette.background());
        graphics.fillRect(0, 0, WIDTH, frame.height());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        for (int lane = frame.firstLane(); lane < frame.endLane(); lane++) {
            paintHeading(lane);
        }
        graphics.setStroke(palette.line());
        graphics.setLineWidth(1);
        graphics.strokeLine(WIDTH - 0.5, 0, WIDTH - 0.5, frame.height());
    }

    private void paintHeading(int lane) {
        double top = frame.top(lane);
        Palette palette = look.palette();
        LaneBackground.fill(graphics, palette, lane, 0, top, WIDTH);
        if (lane == 0) {
            graphics.setFill(palette.accent());
            graphics.fillRect(0, top, 3, Frame.LANE_HEIGHT);
        }
        Lane shown = frame.lanes().get(lane);
        text(shown.stream().value(), lane == 0 ? TextRuler.STRONG : TextRuler.REGULAR, true, top + 11);
        text(shown.streamType(), TextRuler.REGULAR, false, top + 25);
    }

    private void text(String words, Font font, boolean primary, double y) {
        graphics.setFont(font);
        graphics.setFill(primary ? look.palette().text() : look.palette().muted());
        String fitting = Elision.middle(words, WIDTH - 2 * PADDING, part -> ruler.width(part, font));
        graphics.fillText(fitting, PADDING, y);
    }

    /** Draws the corner above the headings: how much there is. */
    void paintCorner() {
        Palette palette = look.palette();
        graphics.setFill(palette.raised());
        graphics.fillRect(0, 0, WIDTH, AxisPainter.HEIGHT);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        Lanes lanes = frame.lanes();
        text(counted(lanes.events(), "event"), TextRuler.REGULAR, true, 12);
        text("in " + counted(lanes.size(), "stream"), TextRuler.REGULAR, false, 27);
        graphics.setStroke(palette.line());
        graphics.setLineWidth(1);
        graphics.strokeLine(0, AxisPainter.HEIGHT - 0.5, WIDTH, AxisPainter.HEIGHT - 0.5);
        graphics.strokeLine(WIDTH - 0.5, 0, WIDTH - 0.5, AxisPainter.HEIGHT);
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
