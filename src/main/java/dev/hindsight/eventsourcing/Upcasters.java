package dev.hindsight.eventsourcing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chains by which old stored forms become current ones: from each form leads at most one step, and a form without
 * one is current. Immutable.
 */
public final class Upcasters {
    /** For a store whose events have only ever had one form. */
    public static final Upcasters NONE = new Upcasters(List.of());

    private final Map<EventType, Upcaster> steps = new HashMap<>();

    /** @throws IllegalArgumentException if two steps leave from one form, or steps lead in a circle */
    public Upcasters(Collection<Upcaster> upcasters) {
        for (Upcaster upcaster : upcasters) {
            if (steps.put(upcaster.from(), upcaster) != null) {
                throw new IllegalArgumentException("There are two upcasters from " + upcaster.from());
            }
        }
        steps.keySet().forEach(type -> requireEnd(type, new LinkedHashSet<>()));
    }

    /** Whether an event of this form is stored as it is used. */
    public boolean isCurrent(EventType type) {
        return !steps.containsKey(type);
    }

    /** The steps that events of this form go through, in order; none if it is current. */
    public List<Upcaster> chain(EventType type) {
        List<Upcaster> chain = new ArrayList<>();
        Deque<EventType> open = new ArrayDeque<>(List.of(type));
        Set<EventType> seen = new HashSet<>();
        while (!open.isEmpty()) {
            EventType next = open.remove();
            Upcaster step = steps.get(next);
            if (step != null && seen.add(next)) {
                chain.add(step);
                open.addAll(step.to());
            }
        }
        return chain;
    }

    /** What a stored payload is in current form; the payload given stays as it is. */
    public List<Upcast> apply(EventType type, ObjectNode payload) {
        Upcaster step = steps.get(type);
        if (step == null) {
            return List.of(new Upcast(type, payload));
        }
        List<ObjectNode> payloads = step.function().apply(payload.deepCopy());
        if (payloads.size() != step.to().size()) {
            throw new EventSerializationException(
                    "The upcaster from %s made %d payloads".formatted(step, payloads.size()));
        }
        List<Upcast> current = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            current.addAll(apply(step.to().get(i), payloads.get(i)));
        }
        return current;
    }

    private void requireEnd(EventType type, Set<EventType> way) {
        if (!way.add(type)) {
            throw new IllegalArgumentException("Upcasters lead in a circle: %s again after %s".formatted(type, way));
        }
        Upcaster step = steps.get(type);
        if (step != null) {
            step.to().forEach(next -> requireEnd(next, new LinkedHashSet<>(way)));
        }
    }

    /** A payload in its current form. */
    public record Upcast(EventType type, ObjectNode payload) {}
}
