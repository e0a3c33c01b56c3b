package dev.hindsight.store;

import java.util.function.Consumer;

/** Reads which transaction of the server wrote which event. */
public interface ReadWriters {
    /** Who knows the transactions that wrote the events. */
    enum Writers {
        /** The store records them, and orders its events by them. */
        RECORDED,
        /** The server does, for a store that orders its events by a number alone. */
        KNOWN_TO_SERVER,
        /** Nobody does, or the store has no numbers that transactions could be compared with. */
        UNKNOWN
    }

    default Writers knownWriters() {
        return Writers.UNKNOWN;
    }

    /**
     * Hands over the headers in the global order of the store, as {@link ReadHeaders#rows} does, with the number that the
     * server gave to the writing transaction: of 32 bits, and counted around. For {@link Writers#KNOWN_TO_SERVER}.
     */
    default Ending writers(Consumer<HeaderRow> sink, Cancellation cancellation) {
        return new Ending.Complete();
    }
}
