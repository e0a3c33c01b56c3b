package dev.hindsight.check;

import dev.hindsight.event.EventHeader;
import dev.hindsight.store.HeaderRow;

/** Sees all events of a store, one after the other. For one thread. */
interface EventTaker {
    /** The next event, where plain rows are read; it is not kept. */
    default void take(HeaderRow row) {}

    /** The next event, where headers are read. */
    default void take(EventHeader event) {}

    /** Is asked after the last event: whether it has to see all of them once more. */
    default boolean goesOn() {
        return false;
    }
}
