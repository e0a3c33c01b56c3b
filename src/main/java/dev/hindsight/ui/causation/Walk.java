package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import java.util.OptionalInt;

/** A step from one box to another by key. */
enum Walk {
    CAUSE,
    FIRST_EFFECT,
    BEFORE,
    BEHIND;

    /** Where the step leads; empty where there is nothing that way. */
    OptionalInt from(Trace graph, int index) {
        return switch (this) {
            case CAUSE -> some(graph.node(index).parent());
            case FIRST_EFFECT -> {
                int[] effects = graph.children(index);
                yield effects.length == 0 ? OptionalInt.empty() : OptionalInt.of(effects[0]);
            }
            case BEFORE -> beside(graph, index, -1);
            case BEHIND -> beside(graph, index, 1);
        };
    }

    /** The neighbour of the same depth: siblings stand together, and behind the last of them comes the next family. */
    private static OptionalInt beside(Trace graph, int index, int by) {
        int[] column = graph.column(graph.node(index).depth());
        int at = Culling.firstFrom(graph, column, graph.node(index).order()) + by;
        return at < 0 || at >= column.length ? OptionalInt.empty() : OptionalInt.of(column[at]);
    }

    private static OptionalInt some(int index) {
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
