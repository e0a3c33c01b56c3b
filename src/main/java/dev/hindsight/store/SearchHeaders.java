package dev.hindsight.store;

import dev.hindsight.event.EventHeader;
import java.util.Optional;
import java.util.function.Consumer;

/** Searches the headers of a large store for what no index finds. */
public interface SearchHeaders extends ReadHeaders {
    /**
     * As {@link #headers}, telling how far it is: a store that has to look at every event does so in steps of a second
     * or less, and ends when it is through, found enough or cancelled.
     */
    default Ending search(
            EventQuery query,
            Scan scan,
            Consumer<EventHeader> sink,
            SearchProgress progress,
            Cancellation cancellation) {
        return headers(query, scan, sink, cancellation);
    }

    /** What the store expects of a query, without running it; empty where it cannot tell. */
    default Optional<QueryEstimate> estimate(EventQuery query, Cancellation cancellation) {
        return Optional.empty();
    }
}
