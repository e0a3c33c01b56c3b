package dev.hindsight.store;

import dev.hindsight.event.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * The last version of a stream as its store notes it, and as its events show it.
 *
 * @param noted what is noted beside the events
 * @param stored the version of its last event; null if it has none
 */
public record StreamHead(
        StreamId stream, long noted, @Nullable Long stored) {}
