package dev.hindsight.eventsourcing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A fact that happened to one aggregate. Never changes once it is stored.
 *
 * @param eventId unique among all events
 * @param aggregateId unique in its store, across aggregate types
 * @param aggregateType the kind of aggregate, such as {@code Order}
 * @param eventType the name of what happened, such as {@code ItemAdded}
 * @param schemaVersion version of the stored form of the payload, counted from 1
 * @param timestamp when it happened; kept in microseconds, as PostgreSQL does, so that an event that was stored and
 *     read again equals itself
 * @param version number of the event within its aggregate, counted from 1
 * @param payload what happened
 * @param metadata why it happened
 */
public record DomainEvent(
        UUID eventId,
        String aggregateId,
        String aggregateType,
        String eventType,
        int schemaVersion,
        Instant timestamp,
        long version,
        EventPayload payload,
        EventMetadata metadata) {

    public DomainEvent {
        if (aggregateId.isBlank() || aggregateType.isBlank() || eventType.isBlank()) {
            throw new IllegalArgumentException("An event needs an aggregate id, an aggregate type and an event type");
        }
        if (schemaVersion < 1 || version < 1) {
            throw new IllegalArgumentException("Versions count from 1: schema version %d, version %d of %s"
                    .formatted(schemaVersion, version, aggregateId));
        }
        timestamp = timestamp.truncatedTo(ChronoUnit.MICROS);
    }
}
