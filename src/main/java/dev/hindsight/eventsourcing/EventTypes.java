package dev.hindsight.eventsourcing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which payload record belongs to which stored event type. Immutable. */
public final class EventTypes {
    private final Map<EventType, Class<? extends EventPayload>> classes;

    private EventTypes(Map<EventType, Class<? extends EventPayload>> classes) {
        this.classes = Map.copyOf(classes);
    }

    /**
     * The event types of the given payload classes: a record stands for itself, a sealed interface for all records
     * that it permits.
     *
     * @throws IllegalArgumentException if a class is neither a record nor sealed, or two records share a type
     */
    public static EventTypes of(List<Class<? extends EventPayload>> payloadClasses) {
        Map<EventType, Class<? extends EventPayload>> classes = new HashMap<>();
        Deque<Class<? extends EventPayload>> open = new ArrayDeque<>(payloadClasses);
        while (!open.isEmpty()) {
            Class<? extends EventPayload> next = open.remove();
            if (next.isRecord()) {
                add(classes, next);
            } else {
                open.addAll(permittedBy(next));
            }
        }
        return new EventTypes(classes);
    }

    /** The record that holds payloads of this type, if the type is known. */
    public Optional<Class<? extends EventPayload>> payloadClass(EventType type) {
        return Optional.ofNullable(classes.get(type));
    }

    private static void add(
            Map<EventType, Class<? extends EventPayload>> classes, Class<? extends EventPayload> payloadClass) {
        EventType type = EventType.of(payloadClass);
        Class<?> other = classes.putIfAbsent(type, payloadClass);
        if (other != null && other != payloadClass) {
            throw new IllegalArgumentException(
                    "%s and %s would both be stored as %s".formatted(other.getName(), payloadClass.getName(), type));
        }
    }

    private static List<Class<? extends EventPayload>> permittedBy(Class<? extends EventPayload> sealedInterface) {
        Class<?>[] permitted = sealedInterface.getPermittedSubclasses();
        if (permitted == null) {
            throw new IllegalArgumentException(
                    sealedInterface.getName() + " is neither a record nor a sealed interface");
        }
        return List.of(permitted).stream()
                .<Class<? extends EventPayload>>map(type -> type.asSubclass(EventPayload.class))
                .toList();
    }
}
