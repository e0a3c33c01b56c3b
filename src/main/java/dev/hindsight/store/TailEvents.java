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
}
