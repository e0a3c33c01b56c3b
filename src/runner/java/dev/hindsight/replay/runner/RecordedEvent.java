package dev.hindsight.replay.runner;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event as the store holds it, for code that decodes events itself.
 *
 * @param stream the stream, as the store names it
 * @param version the event's number within the stream, as the store counts
 * @param type the event type, as the store names it
 * @param schemaVersion the version of the stored form, or null where the store keeps none
 * @param time when it was stored, as ISO-8601 text with its offset
 * @param payload the payload as JSON text, or null where the store has none
 * @param metadata the metadata as JSON text, or null where the store has none
 */
public record RecordedEvent(
        String stream,
        String streamType,
        long version,
        String id,
        String type,
        @Nullable String schemaVersion,
        String time,
        @Nullable String payload,
        @Nullable String metadata) {
    /** When it was stored; read from the text only here, since most code never asks. */
    public Instant at() {
        return OffsetDateTime.parse(time).toInstant();
    }
}
