package dev.hindsight.eventsourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns events into what the store keeps and back. Numbers keep every digit, and unknown fields of a stored payload
 * are skipped, so that an older program reads what a newer one wrote. Safe for use by several threads.
 */
public final class EventSerializer {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // 1E+3 comes back from jsonb as 1000, which is another BigDecimal: write what will be read.
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final EventTypes types;
    private final Upcasters upcasters;
    private final PersonalData personalData;

    /** For events that have only ever had one form and hold nothing personal. */
    public EventSerializer(EventTypes types) {
        this(types, Upcasters.NONE, null);
    }

    /** @param keys null for a reader that may not see personal data: it reads null for it, and writes none */
    public EventSerializer(EventTypes types, Upcasters upcasters, @Nullable PersonKeys keys) {
        this.types = types;
        this.upcasters = upcasters;
        this.personalData = new PersonalData(JSON, keys);
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
                writePayload(event.payload()),
                write(event.metadata()));
    }

    /**
     * The event that was stored, in its current form; several where an upcaster made several of it. Those share its
     * version, and the first of them its id.
     *
     * @throws EventSerializationException if the event type is unknown or its JSON does not fit its record
     */
    public List<DomainEvent> decode(StoredEvent stored) {
        EventType type = new EventType(stored.eventType(), stored.schemaVersion());
        if (upcasters.isCurrent(type) && !PersonalData.mayBeIn(stored.payload())) {
            EventPayload payload = read(stored, stored.payload(), payloadClass(type.name(), type.schemaVersion()));
            return List.of(event(stored, type, 0, payload));
        }
        List<Upcasters.Upcast> current = upcasters.apply(type, tree(stored));
        List<DomainEvent> events = new ArrayList<>();
        for (Upcasters.Upcast upcast : current) {
            events.add(event(stored, upcast.type(), events.size(), value(stored, upcast)));
        }
        return events;
    }

    /** The steps that bring a stored form to its current one. */
    public List<Upcaster> upcasters(EventType type) {
        return upcasters.chain(type);
    }

    /** Writes the state of an aggregate as payloads are written. */
    String writeState(Object state) {
        return write(state);
    }

    /** @throws EventSerializationException if the text is not such a state */
    <T> T readState(String text, Class<T> type) {
        try {
            @Nullable T state = JSON.readValue(text, type);
            if (state == null) {
                throw new EventSerializationException("A state of type %s is null".formatted(type.getSimpleName()));
            }
            return state;
        } catch (JacksonException e) {
            throw new EventSerializationException("A state does not fit " + type.getSimpleName(), e);
        }
    }

    private static DomainEvent event(StoredEvent stored, EventType type, int part, EventPayload payload) {
        return new DomainEvent(
                part == 0 ? stored.eventId() : partId(stored, part),
                stored.aggregateId(),
                stored.aggregateType(),
                type.name(),
                type.schemaVersion(),
                stored.timestamp(),
                stored.version(),
                payload,
                read(stored, stored.metadata(), EventMetadata.class));
    }

    private static UUID partId(StoredEvent stored, int part) {
        return UUID.nameUUIDFromBytes((stored.eventId() + "/" + part).getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode tree(StoredEvent stored) {
        try {
            if (personalData.reveal(JSON.readTree(stored.payload())) instanceof ObjectNode payload) {
                return payload;
            }
        } catch (JacksonException e) {
            throw new EventSerializationException(misfit(stored, ObjectNode.class), e);
        }
        throw new EventSerializationException(misfit(stored, ObjectNode.class) + ": it is no object");
    }

    private EventPayload value(StoredEvent stored, Upcasters.Upcast upcast) {
        Class<? extends EventPayload> type =
                payloadClass(upcast.type().name(), upcast.type().schemaVersion());
        try {
            return JSON.treeToValue(upcast.payload(), type);
        } catch (JacksonException e) {
            throw new EventSerializationException(misfit(stored, type), e);
        }
    }

    private String writePayload(EventPayload payload) {
        if (!PersonalData.isMarked(payload)) {
            return write(payload);
        }
        ObjectNode tree = JSON.valueToTree(payload);
        personalData.conceal((AboutPerson) payload, tree);
        return write(tree);
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
