package dev.hindsight.store;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Sums up a store without reading it event by event. */
public interface Summarize {
    /**
     * The density of the whole store from its first event to its last, at once whatever its size: exact where counting
     * takes no time, else an estimate.
     *
     * @param buckets how many steps of time, at least 1
     * @return empty for an empty store
     */
    Optional<Density> density(int buckets, Cancellation cancellation);

    /**
     * The same by counting every event, which takes minutes in a store of hundreds of millions.
     *
     * @param progress is told which part is done, from 0 to 1
     */
    default Optional<Density> countedDensity(int buckets, DoubleConsumer progress, Cancellation cancellation) {
        return density(buckets, cancellation);
    }

    /** The event types that meet the query, with the number of events of each, the most frequent first. */
    List<TypeCount> eventTypes(EventQuery query, Cancellation cancellation);

    /** The stream types of the events that meet the query, with the number of events of each, the most frequent first. */
    List<TypeCount> streamTypes(EventQuery query, Cancellation cancellation);
}
