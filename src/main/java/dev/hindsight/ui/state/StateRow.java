package dev.hindsight.ui.state;

import dev.hindsight.ui.state.StateRow.More;

/** A row of the state's tree. */
sealed interface StateRow permits StateNode, More {
    /**
     * Stands for the rows of a large container that have not been made.
     *
     * @param left how many
     */
    record More(int left) implements StateRow {}
}
