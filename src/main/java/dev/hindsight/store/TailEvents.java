package dev.hindsight.store;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import java.util.OptionalLong;

/** Follows a store as it grows: every event that is committed is handed over, once. */
public interface TailEvents {
    /**
     * Begins to follow the headers of all events.
     *
     * @param from the position of the first event wanted; empty for what is committed from the first read on
     */
    Tail<EventHeader> tailHeaders(OptionalLong from);

    /** The same for events that meet a query, with payload and metadata. */
    Tail<StoredEvent> tailEvents(EventQuery query, OptionalLong from);

    /**
     * Has somebody told as soon as the store says by itself that it was written to, where its framework has it do so. Only
     * a hint to read at once: it may come late, twice or never, and what it is about may not be visible yet.
     *
     * @param news is run for every hint, by a thread that must not be kept
     * @return to be closed when no hints are wanted any more
     */
    default Listening listen(Runnable news) {
        return () -> {};
    }

    /** Somebody waits for hints. */
    @FunctionalInterface
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
