package dev.hindsight.ui.causation;

import dev.hindsight.causation.TreeLayout;
import java.util.OptionalInt;

/** A step from one box to another by key. */
enum Walk {
    CAUSE,
    FIRST_EFFECT,
    BEFORE,
    BEHIND;

    /** Where the step leads; empty where there is nothing that way. */
    OptionalInt from(TreeLayout layout, int index) {
        return switch (this) {
            case CAUSE -> some(layout.trace().parent(index));
            case FIRST_EFFECT -> {
                boolean none = layout.effectCount(index) == 0;
                yield none ? OptionalInt.empty() : OptionalInt.of(layout.trace().effect(index, 0));
            }
            case BEFORE -> beside(layout, index, -1);
            case BEHIND -> beside(layout, index, 1);
        };
    }

    /** The neighbour of the same depth: siblings stand together, and behind the last of them comes the next family. */
    private static OptionalInt beside(TreeLayout layout, int index, int by) {
        int[] column = layout.column(layout.trace().depth(index));
        int at = Culling.firstFrom(layout, column, layout.place(index)) + by;
        return at < 0 || at >= column.length ? OptionalInt.empty() : OptionalInt.of(column[at]);
    }

    private static OptionalInt some(int index) {
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
