package dev.hindsight.check;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a store from its first event to its last, in slices: a read that took an hour would keep the server from tidying
 * up all the while. Tells how far it is.
 */
final class WholeStore {
    private static final int HEADERS_IN_A_SLICE = 100_000;
    private static final int EVENTS_IN_A_SLICE = 20_000;

    private final EventStore store;
    private final CheckListener listener;
    private final Cancellation cancellation;
    private long events;

    WholeStore(EventStore store, CheckListener listener, Cancellation cancellation) {
        this.store = store;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Hands over the headers of all events. */
    Ending headers(Consumer<EventHeader> sink) {
        return read(
                HEADERS_IN_A_SLICE,
                (scan, into) -> store.headers(EventQuery.all(), scan, into, cancellation),
                header -> header,
                sink);
    }

    /** Hands over all events, payload and metadata included. */
    Ending events(Consumer<StoredEvent> sink) {
        return read(
                EVENTS_IN_A_SLICE,
                (scan, into) -> store.events(EventQuery.all(), scan, into, cancellation),
                StoredEvent::header,
                sink);
    }

    /** How many events were handed over. */
    long count() {
        return events;
    }

    private interface Read<T> {
        Ending read(Scan scan, Consumer<T> sink);
    }

    private interface Header<T> {
        EventHeader of(T item);
    }

    private <T> Ending read(int slice, Read<T> read, Header<T> header, Consumer<T> sink) {
        Place last = new Place();
        while (true) {
            long before = events;
            Ending ending = read.read(new Scan(Scan.Direction.OLDEST_FIRST, last.position, slice), item -> {
                last.position = header.of(item).position();
                events++;
                sink.accept(item);
            });
            listener.progress(new Progress(events, 0, "events"));
            if (ending.complete() || events - before < slice) {
                return ending;
            }
            cancellation.check();
        }
    }

    /** Where the next slice begins. */
    private static final class Place {
        private @Nullable Position position;
    }
}
