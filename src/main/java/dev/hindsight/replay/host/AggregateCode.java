package dev.hindsight.replay.host;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayedBy;
import java.util.Set;

/** The replay code of one kind of aggregate. */
public interface AggregateCode {
    /** What runs, for people. */
    ReplayedBy.Code describe();

    /** The names of fields that are bookkeeping of the framework and not state. */
    Set<String> bookkeeping();

    /**
     * Begins with a blank aggregate.
     *
     * @throws ReflectiveOperationException if the code cannot be called, or fails
     */
    Fold begin() throws ReflectiveOperationException;

    /** An aggregate to which events are applied one after the other. */
    interface Fold {
        /**
         * Applies the next event.
         *
         * @throws ReflectiveOperationException if the code cannot be called, or fails
         */
        void apply(StoredEvent event) throws ReflectiveOperationException;

        /** The aggregate as it is now. */
        Object aggregate();
    }
}
