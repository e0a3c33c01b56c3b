package dev.hindsight.store;

import java.util.List;
import java.util.Optional;

/** Sums up a store without reading it event by event. */
public interface Summarize {
    /**
     * The density of the whole store from its first event to its last.
     *
     * @param buckets how many steps of time, at least 1
     * @return empty for an empty store
     */
    Optional<Density> density(int buckets, Cancellation cancellation);

    /** The event types that meet the query, with the number of events of each, the most frequent first. */
    List<TypeCount> eventTypes(EventQuery query, Cancellation cancellation);
}
