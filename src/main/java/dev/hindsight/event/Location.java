package dev.hindsight.event;

import org.jspecify.annotations.Nullable;

/**
 * A place in a store: what every panel shows, what back and forward walk through, what a {@code hindsight:} link names.
 *
 * @param store the name of the store's connection
 * @param version the version of the stream whose state is shown
 * @param event the selected event, or null where only stream and version are known
 */
public record Location(
        String store,
        StreamId stream,
        long version,
        @Nullable EventId event) {
    public static Location of(String store, EventHeader header) {
        return new Location(store, header.stream(), header.version(), header.id());
    }
}
