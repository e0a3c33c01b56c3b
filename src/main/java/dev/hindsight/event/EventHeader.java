package dev.hindsight.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All of a stored event but payload and metadata: what lists, timeline and graphs need, and cheap to read.
 *
 * @param version the event's number within its stream, as the store counts (some start at 0, some at 1)
 * @param schemaVersion the version of the stored form of this event type, where the store keeps one
 * @param at when the event was recorded
 * @param correlation the business operation it belongs to, or null where the store has none for it
 * @param causation the event or command that directly caused it, or null where the store has none for it
 */
public record EventHeader(
        Position position,
        StreamId stream,
        String streamType,
        long version,
        EventId id,
        String type,
        @Nullable String schemaVersion,
        Instant at,
        @Nullable CorrelationId correlation,
        @Nullable EventId causation) {}
