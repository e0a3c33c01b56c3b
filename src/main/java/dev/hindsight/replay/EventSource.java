package dev.hindsight.replay;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import java.util.function.Consumer;

/** Where the events of a replay come from: hands over all events of one stream, in the order of their versions. */
@FunctionalInterface
public interface EventSource {
    void forEach(Consumer<StoredEvent> sink);

    /**
     * All events that a query asks for, read from a store each time.
     *
     * @param query asks for events of one stream, from its first
     */
    static EventSource of(EventStore store, EventQuery query, Cancellation cancellation) {
        return sink -> store.events(
                query,
                Scan.oldestFirst(Integer.MAX_VALUE - 1),
                event -> {
                    cancellation.check();
                    sink.accept(event);
                },
                cancellation);
    }
}
