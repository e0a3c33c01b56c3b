package dev.hindsight.replay;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;

/**
 * Runs aggregate code. Where it runs (in this process, in a child process, in another language) is the host's
 * business. Thread-safe; a replay blocks the thread that drives it.
 */
public interface ReplayHost extends AutoCloseable {
    /** What would replay streams of that type. */
    ReplayedBy codeFor(String streamType);

    /**
     * Begins a replay with a blank aggregate.
     *
     * @throws ReplayException if the aggregate code cannot be started at all
     */
    Replay begin(StreamId stream, String streamType);

    @Override
    void close();

    /** One running replay, to be used by one thread. */
    interface Replay extends AutoCloseable {
        /** Applies the next event. An event that cannot be applied is a step with an error, not an exception. */
        ReplayStep apply(StoredEvent event);

        @Override
        void close();
    }
}
