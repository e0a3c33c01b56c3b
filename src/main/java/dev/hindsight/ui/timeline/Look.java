package dev.hindsight.ui.timeline;

import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Mark;
import dev.hindsight.ui.common.Palette;
import java.time.ZoneId;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * How a frame is to be drawn.
 *
 * @param highlighted the type that stands out; null for none
 * @param selected the selected event; null for none
 * @param cursor where the keyboard is; null for nowhere
 * @param links whether links of cause are drawn
 */
record Look(
        Palette palette,
        EventStyles styles,
        ZoneId zone,
        @Nullable String highlighted,
        @Nullable Spot selected,
        @Nullable Spot cursor,
        boolean links) {
    private static final double DIMMED = 0.16;

    Color color(String type) {
        return dim(styles.color(type, palette), type);
    }

    Mark mark(String type) {
        return styles.mark(type);
    }

    private Color dim(Color color, String type) {
        return highlighted == null || highlighted.equals(type) ? color : color.deriveColor(0, 1, 1, DIMMED);
    }

    /** The colour of text on an area of a series colour or the accent. */
    Color onColor() {
        return palette.dark() ? palette.background() : Color.WHITE;
    }
}
