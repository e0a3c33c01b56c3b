package dev.hindsight.ui.timeline;

import dev.hindsight.ui.common.Palette;
import javafx.scene.canvas.GraphicsContext;

/** The bands behind the lanes. */
final class LaneBackground {
    private LaneBackground() {}

    /** Fills the background of one lane; the selected stream's is tinted. */
    static void fill(GraphicsContext graphics, Palette palette, int lane, double left, double top, double width) {
        graphics.setFill(lane % 2 == 1 ? palette.band() : palette.background());
        graphics.fillRect(left, top, width, Frame.LANE_HEIGHT);
        if (lane == 0) {
            graphics.setFill(palette.accentSoft().deriveColor(0, 1, 1, 0.6));
            graphics.fillRect(left, top, width, Frame.LANE_HEIGHT);
        }
    }
}
