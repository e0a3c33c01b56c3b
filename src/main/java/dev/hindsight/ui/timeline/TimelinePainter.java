package dev.hindsight.ui.timeline;

import dev.hindsight.ui.common.Palette;
import dev.hindsight.ui.common.TimeText;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws a whole frame, from back to front. What leaves the plot is painted over, which is cheaper than clipping. */
final class TimelinePainter {
    /** The strip below the lanes, for the time of the selected event. */
    static final double FOOTER = 22;

    private final GraphicsContext graphics;
    private final TextRuler ruler = new TextRuler();

    TimelinePainter(GraphicsContext graphics) {
        this.graphics = graphics;
    }

    void paint(Frame frame, Look look) {
        Viewport viewport = frame.viewport();
        AxisPainter axis = new AxisPainter(graphics, viewport, look, ruler);
        GutterPainter gutter = new GutterPainter(graphics, frame, look, ruler);
        graphics.save();
        // Above and below the scroll bar, where nothing else paints.
        double full = graphics.getCanvas().getWidth();
        graphics.setFill(look.palette().background());
        graphics.fillRect(0, 0, full, graphics.getCanvas().getHeight());
        graphics.translate(GutterPainter.WIDTH, AxisPainter.HEIGHT);
        paintBackground(frame, look, axis);
        paintEvents(frame, look);
        graphics.setFill(look.palette().background());
        graphics.fillRect(viewport.width(), 0, full - viewport.width(), frame.height());
        graphics.translate(-GutterPainter.WIDTH, 0);
        gutter.paintHeadings();
        paintFooter(frame, look);
        graphics.translate(GutterPainter.WIDTH, 0);
        paintSelectionTime(frame, look);
        graphics.translate(0, -AxisPainter.HEIGHT);
        axis.paintLabels(full - GutterPainter.WIDTH);
        graphics.translate(-GutterPainter.WIDTH, 0);
        gutter.paintCorner();
        graphics.restore();
    }

    private void paintBackground(Frame frame, Look look, AxisPainter axis) {
        Palette palette = look.palette();
        double width = frame.viewport().width();
        graphics.setFill(palette.background());
        graphics.fillRect(0, 0, width, frame.height() + FOOTER);
        for (int lane = frame.firstLane(); lane < frame.endLane(); lane++) {
            LaneBackground.fill(graphics, palette, lane, 0, frame.top(lane), width);
        }
        axis.paintGrid(frame.bottom());
        paintLives(frame, palette);
        axis.paintFolds(frame.bottom());
    }

    /** A line from the first to the last event of each lane. */
    private void paintLives(Frame frame, Palette palette) {
        graphics.setStroke(palette.line());
        graphics.setLineWidth(1);
        Viewport viewport = frame.viewport();
        for (int number = frame.firstLane(); number < frame.endLane(); number++) {
            Lane lane = frame.lanes().get(number);
            double y = Math.floor(frame.top(number) + Frame.LANE_HEIGHT / 2) + 0.5;
            double left = Math.max(viewport.xOf(lane.time(0)), -1);
            double right = Math.min(viewport.xOf(lane.time(lane.size() - 1)), viewport.width() + 1);
            if (right > left) {
                graphics.strokeLine(left, y, right, y);
            }
        }
    }

    private void paintEvents(Frame frame, Look look) {
        LinkPainter links = new LinkPainter(graphics, frame, look);
        if (look.links()) {
            links.paintAll();
        }
        Spot selected = look.selected();
        if (selected != null) {
            paintSelectionLine(frame, look, selected);
            if (look.links()) {
                links.paintSelected(selected);
            }
        }
        MarkPainter marks = new MarkPainter(graphics, frame, look);
        marks.paint();
        if (selected != null) {
            marks.paintAlone(selected);
        }
        ring(frame, selected, look, false);
        if (look.cursor() != null && !look.cursor().equals(selected)) {
            ring(frame, look.cursor(), look, true);
        }
    }

    private void paintSelectionLine(Frame frame, Look look, Spot selected) {
        double x = Math.floor(frame.x(selected)) + 0.5;
        graphics.setStroke(look.palette().accent());
        graphics.setLineWidth(1);
        graphics.strokeLine(x, 0, x, frame.bottom() + 3);
    }

    private void ring(Frame frame, @Nullable Spot spot, Look look, boolean dashed) {
        if (spot == null || !frame.shows(spot.lane())) {
            return;
        }
        double x = frame.x(spot);
        double y = frame.y(spot);
        double radius = MarkPainter.RADIUS + 4;
        graphics.setStroke(look.palette().background());
        graphics.setLineWidth(4.5);
        graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setStroke(dashed ? look.palette().text() : look.palette().accent());
        graphics.setLineWidth(2);
        if (dashed) {
            graphics.setLineDashes(3, 3);
        }
        graphics.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setLineDashes((double[]) null);
    }

    private void paintFooter(Frame frame, Look look) {
        graphics.setFill(look.palette().background());
        graphics.fillRect(
                0, frame.height(), GutterPainter.WIDTH + frame.viewport().width(), FOOTER);
    }

    private void paintSelectionTime(Frame frame, Look look) {
        Spot selected = look.selected();
        if (selected == null) {
            return;
        }
        double x = frame.x(selected);
        double width = frame.viewport().width();
        if (x < 0 || x > width) {
            return;
        }
        String time = TimeText.millisecond(frame.lanes().event(selected).at(), look.zone());
        double chip = ruler.width(time, TextRuler.REGULAR) + 12;
        double left = Math.clamp(x - chip / 2, 2, Math.max(2, width - chip - 2));
        graphics.setFill(look.palette().accent());
        graphics.fillRoundRect(left, frame.bottom() + 2, chip, 18, 6, 6);
        graphics.setFill(look.onColor());
        graphics.setFont(TextRuler.REGULAR);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.fillText(time, left + 6, frame.bottom() + 11.5);
    }
}
