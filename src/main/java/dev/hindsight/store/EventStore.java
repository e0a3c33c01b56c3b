package dev.hindsight.store;

/** One event store, read through one layout. There is no way to write through it. */
public interface EventStore
        extends ListStreams,
                SearchHeaders,
                ReadEvents,
                Summarize,
                TailEvents,
                ReadBookkeeping,
                ReadSnapshots,
                ReadWriters,
                ReadTables,
                ReadConsumers,
                ReadKeys,
                AutoCloseable {
    StoreDescription description();

    /** Ends all reads and gives back every connection. */
    @Override
    void close();
}
