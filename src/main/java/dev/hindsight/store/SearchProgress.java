package dev.hindsight.store;

import dev.hindsight.event.Position;

/** Is told how far a search has come; called from the thread that searches. */
@FunctionalInterface
public interface SearchProgress {
    /**
     * Every event up to there has been looked at.
     *
     * @param upTo the place in the order of the store, in the direction of the scan; a search can go on behind it
     * @param events how many events have been looked at
     */
    void passed(Position upTo, long events);
}
