package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;

/**
 * Where the table is to be scrolled to, after its rows were replaced or the window went to one of them.
 *
 * @param turn tells apart two that are otherwise the same
 */
record Anchor(EventHeader row, Side side, int turn) {
    /** Where in the table the row is wanted. */
    enum Side {
        TOP,
        BOTTOM,
        /** Anywhere, with some rows before it; the table does not move if the row is in view. */
        IN_VIEW
    }
}
