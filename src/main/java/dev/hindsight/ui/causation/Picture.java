package dev.hindsight.ui.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Palette;
import java.util.BitSet;
import java.util.Set;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * All that a painter needs to know.
 *
 * @param selected the index of the selected box, or {@link CausationModel#NONE}
 * @param path the boxes from the selected one to its root
 * @param hovered the index of the box under the pointer, or {@link CausationModel#NONE}
 * @param found what was searched for; null while nothing is
 */
record Picture(
        Shown shown,
        Geometry geometry,
        int selected,
        Set<Integer> path,
        int hovered,
        @Nullable BitSet found,
        Palette palette,
        EventStyles styles) {
    /** The colour of what is slow. */
    static Color slow(Palette palette) {
        return palette.series().get(1);
    }

    /** Whether a search found other boxes and not this one. */
    boolean isDimmed(int index) {
        return found != null && !found.get(index);
    }

    /** The colour of a stream; streams beyond the number of colours share them. */
    static Color streamColor(int number, Palette palette) {
        return palette.series().get(number % palette.series().size());
    }

    Color streamColor(EventHeader event) {
        return streamColor(shown.trace().streams().getOrDefault(event.stream(), 0), palette);
    }
}
