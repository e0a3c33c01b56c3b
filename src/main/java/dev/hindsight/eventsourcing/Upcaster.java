package dev.hindsight.eventsourcing;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns one old stored form of an event into the next: one step of a chain. Pure: the same payload always becomes the
 * same, and nothing else is looked at.
 *
 * @param from the old form
 * @param to what comes of it, one or more; none of them {@code from}
 * @param function from the old payload, which it may change, to as many payloads as there are in {@code to}
 */
public record Upcaster(EventType from, List<EventType> to, Function<ObjectNode, List<ObjectNode>> function) {
    public Upcaster {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException(from + " must become something: versions would be missing without it");
        }
    }

    /** To the next schema version of the same event type. */
    public static Upcaster next(String name, int schemaVersion, Function<ObjectNode, ObjectNode> function) {
        EventType next = new EventType(name, schemaVersion + 1);
        return new Upcaster(
                new EventType(name, schemaVersion), List.of(next), payload -> List.of(function.apply(payload)));
    }

    /** The same payload under another name. */
    public static Upcaster renamed(EventType from, EventType to) {
        return new Upcaster(from, List.of(to), List::of);
    }

    /** Such as {@code OrderCreated 1 to OrderCreated 2}. */
    @Override
    public String toString() {
        return "%s to %s"
                .formatted(
                        shortly(from),
                        String.join(" and ", to.stream().map(Upcaster::shortly).toList()));
    }

    private static String shortly(EventType type) {
        return type.name() + " " + type.schemaVersion();
    }
}
