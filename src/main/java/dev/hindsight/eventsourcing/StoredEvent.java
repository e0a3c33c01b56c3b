package dev.hindsight.eventsourcing;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as the store keeps it: the parts of a {@link DomainEvent}, with payload and metadata as JSON text.
 *
 * @param payload JSON of the payload record
 * @param metadata JSON object with {@code correlationId}, {@code causationId} and {@code userId}
 */
public record StoredEvent(
        UUID eventId,
        String aggregateId,
        String aggregateType,
        String eventType,
        int schemaVersion,
        Instant timestamp,
        long version,
        String payload,
        String metadata) {}
