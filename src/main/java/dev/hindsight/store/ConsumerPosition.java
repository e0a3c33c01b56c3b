package dev.hindsight.store;

import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer of events has come, as the framework keeps it.
 *
 * @param name what tells it from the others
 * @param position the last event that it has seen, as a position of the store or as a version of {@code stream}; null where
 *     it has seen none, or what is kept cannot be understood
 * @param stream the stream that it follows; null where it follows the whole store
 * @param streamType the type of the streams that it follows; null for all
 * @param updatedAt when it was last known to move; null where that is not kept
 * @param paused whether it is told to wait
 * @param setAside how many events it could not deal with, and went on without
 * @param lastFailure why, of the last of them; empty where there is none
 */
public record ConsumerPosition(
        String name,
        @Nullable Position position,
        @Nullable StreamId stream,
        @Nullable String streamType,
        @Nullable Instant updatedAt,
        boolean paused,
        long setAside,
        String lastFailure) {}
