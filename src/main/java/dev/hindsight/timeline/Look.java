package dev.hindsight.timeline;

import dev.hindsight.drawing.Argb;
import dev.hindsight.drawing.Styles;
import dev.hindsight.drawing.Tones;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a frame is to be drawn.
 *
 * @param highlighted the style that stands out; -1 for none
 * @param selected the selected event; null for none
 * @param cursor where the keyboard is; null for nowhere
 * @param links whether links of cause are drawn
 */
public record Look(
        Tones tones,
        ZoneId zone,
        int highlighted,
        @Nullable Spot selected,
        @Nullable Spot cursor,
        boolean links) {
    private static final double DIMMED = 0.16;

    /** The colour of a style. */
    int color(int style) {
        int color = tones.series().get(Styles.series(style));
        return highlighted < 0 || highlighted == style ? color : Argb.faded(color, DIMMED);
    }

    /** The colour of text on an area of a series colour or the accent. */
    int onColor() {
        return tones.dark() ? tones.background() : 0xffffffff;
    }
}
