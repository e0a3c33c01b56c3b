package dev.hindsight.store;

import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads whole events, payload and metadata included. */
public interface ReadEvents {
    Optional<StoredEvent> event(EventId id, Cancellation cancellation);

    /** Those of these events that exist, whole, in no particular order. */
    default List<StoredEvent> eventsOf(Collection<EventId> ids, Cancellation cancellation) {
        return ids.stream().flatMap(id -> event(id, cancellation).stream()).toList();
    }

    /**
     * Hands the events to {@code sink} one by one, as they arrive, in the global order of the store.
     *
     * @return complete when nothing follows the last event handed over
     */
    Ending events(EventQuery query, Scan scan, Consumer<StoredEvent> sink, Cancellation cancellation);
}
