package dev.hindsight.eventsourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns events into what the store keeps and back. Numbers keep every digit, and unknown fields of a stored payload
 * are skipped, so that an older program reads what a newer one wrote. Safe for use by several threads.
 */
public final class EventSerializer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // 1E+3 comes back from jsonb as 1000, which is another BigDecimal: write what will be read.
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final EventTypes types;

    public EventSerializer(EventTypes types) {
        this.types = types;
    }

    /**
     * The event as the store keeps it.
     *
     * @throws EventSerializationException if the payload's class is not the one registered for the event's type, so
     *     that nothing is stored that could not be read again
     */
    public StoredEvent encode(DomainEvent event) {
        Class<? extends EventPayload> payloadClass = payloadClass(event.eventType(), event.schemaVersion());
        if (payloadClass != event.payload().getClass()) {
            throw new EventSerializationException("A %s carries a %s, not a %s"
                    .formatted(
                            event.eventType(),
                            payloadClass.getName(),
                            event.payload().getClass().getName()));
        }
        return new StoredEvent(
                event.eventId(),
                event.aggregateId(),
                event.aggregateType(),
                event.eventType(),
                event.schemaVersion(),
                event.timestamp(),
                event.version(),
                write(event.payload()),
                write(event.metadata()));
    }

    /**
     * The event that was stored.
     *
     * @throws EventSerializationException if the event type is unknown or its JSON does not fit its record
     */
    public DomainEvent decode(StoredEvent stored) {
        return new DomainEvent(
                stored.eventId(),
                stored.aggregateId(),
                stored.aggregateType(),
                stored.eventType(),
                stored.schemaVersion(),
                stored.timestamp(),
                stored.version(),
                read(stored, stored.payload(), payloadClass(stored.eventType(), stored.schemaVersion())),
                read(stored, stored.metadata(), EventMetadata.class));
    }

    private Class<? extends EventPayload> payloadClass(String eventType, int schemaVersion) {
        EventType type = new EventType(eventType, schemaVersion);
        return types.payloadClass(type)
                .orElseThrow(() -> new EventSerializationException("No payload class is known for " + type));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new EventSerializationException(
                    "Cannot write " + value.getClass().getName() + " as JSON", e);
        }
    }

    private static <T> T read(StoredEvent stored, String json, Class<T> type) {
        try {
            @Nullable T value = JSON.readValue(json, type);
            if (value == null) {
                throw new EventSerializationException(misfit(stored, type) + ": it is null");
            }
            return value;
        } catch (JacksonException e) {
            throw new EventSerializationException(misfit(stored, type), e);
        }
    }

    private static String misfit(StoredEvent stored, Class<?> type) {
        return "Event %s, version %d of %s, does not fit %s"
                .formatted(stored.eventId(), stored.version(), stored.aggregateId(), type.getSimpleName());
    }
}
