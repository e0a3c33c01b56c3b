package dev.hindsight.store;

import java.util.List;
import java.util.Optional;

/**
 * A store that is being followed. Events come in the order of the store as far as it can be told before they are handed
 * over: one whose transaction was slow may come after others that follow it. It keeps no connection
 * between reads. For one thread at a time.
 */
public interface Tail<T> {
    /**
     * Reads what has come since the last read, in one transaction. When it fails nothing is lost: the next read begins
     * where this one did.
     *
     * @param limit the most events handed over at once, at least 1
     * @throws StoreException if the store cannot answer
     */
    Arrivals<T> read(int limit, Cancellation cancellation);

    /**
     * What a read found.
     *
     * @param more whether there is more to be read at once
     * @param waiting whether committed events wait for a transaction that is open, so that it is worth reading again soon
     * @param heldBack what keeps events waiting, once it has done so for a while
     */
    record Arrivals<T>(List<T> events, boolean more, boolean waiting, Optional<HeldBack> heldBack) {
        public Arrivals {
            events = List.copyOf(events);
        }

        /** What a read found where nothing has to wait. */
        public Arrivals(List<T> events, boolean more) {
            this(events, more, false, Optional.empty());
        }
    }
}
