package dev.hindsight.replay.runner;

import org.jspecify.annotations.Nullable;

/** An aggregate to which events are applied one after the other. */
interface Fold {
    /**
     * Applies the next event.
     *
     * @param event the event as the code takes it
     * @param recorded the same event as it is stored
     * @throws Exception whatever the code throws
     */
    void apply(Object event, RecordedEvent recorded) throws Exception;

    /** The aggregate as it is now; null where there is none yet. */
    @Nullable Object state();

    /** Whether the code takes events as they are stored, and decodes them itself. */
    default boolean takesRecords() {
        return false;
    }
}
