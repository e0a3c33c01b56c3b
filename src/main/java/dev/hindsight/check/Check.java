package dev.hindsight.check;

import dev.hindsight.store.Cancellation;

/** Something a store can fail. A check holds the store it looks at, and can be run again. */
public interface Check {
    /** Its name in lower case, the same in every release, such as {@code integrity-versions}. */
    String name();

    /** A sentence on what it looks at. */
    String description();

    /**
     * Looks at the store. Reports each finding when it is found, in no particular order.
     *
     * @throws dev.hindsight.store.StoreException if the store cannot be read, or the check was cancelled
     * @throws dev.hindsight.replay.ReplayException if aggregate code cannot be started
     */
    Outcome run(CheckListener listener, Cancellation cancellation);
}
