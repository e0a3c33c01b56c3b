package dev.hindsight.replay;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A history that did not happen: the events of a stream with some left out, changed, moved or added. It is only ever
 * handed to a replay, in memory; there is no way from here to a store. Immutable.
 *
 * <p>Events keep their versions and times, since aggregate code may look at them; an added one has those of the event
 * that it follows.
 */
public final class WhatIf {
    /** What happened, unchanged. */
    public static final WhatIf NOTHING = new WhatIf(Set.of(), Map.of(), Map.of(), List.of());

    private final Set<EventId> skipped;
    private final Map<EventId, Content> payloads;
    private final Map<EventId, List<StoredEvent>> after;
    private final List<StoredEvent> first;

    private WhatIf(
            Set<EventId> skipped,
            Map<EventId, Content> payloads,
            Map<EventId, List<StoredEvent>> after,
            List<StoredEvent> first) {
        this.skipped = Set.copyOf(skipped);
        this.payloads = Map.copyOf(payloads);
        this.after = Map.copyOf(after);
        this.first = List.copyOf(first);
    }

    public boolean isNothing() {
        return skipped.isEmpty() && payloads.isEmpty() && after.isEmpty() && first.isEmpty();
    }

    /** As if that event had not happened. */
    public WhatIf skip(EventId event) {
        Set<EventId> more = new HashSet<>(skipped);
        more.add(event);
        return new WhatIf(more, payloads, after, first);
    }

    /** As if that event had had another payload. */
    public WhatIf edit(EventId event, String json) {
        Map<EventId, Content> more = new HashMap<>(payloads);
        more.put(event, new Content.Text(json));
        return new WhatIf(skipped, more, after, first);
    }

    /**
     * As if there had been another event.
     *
     * @param previous the event after which it comes, of the store or added; null for the very first place
     */
    public WhatIf insert(@Nullable EventId previous, StoredEvent added) {
        if (previous == null || contains(first, previous)) {
            return new WhatIf(skipped, payloads, after, behind(previous, first, added));
        }
        EventId anchor = after.entrySet().stream()
                .filter(entry -> contains(entry.getValue(), previous))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(previous);
        Map<EventId, List<StoredEvent>> more = new HashMap<>(after);
        more.put(anchor, behind(previous, more.getOrDefault(anchor, List.of()), added));
        return new WhatIf(skipped, payloads, more, first);
    }

    /** Behind that event of the list, or at its beginning where it is not in it. */
    private static List<StoredEvent> behind(@Nullable EventId previous, List<StoredEvent> events, StoredEvent added) {
        List<StoredEvent> more = new ArrayList<>(events);
        int place = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).header().id().equals(previous)) {
                place = i + 1;
            }
        }
        more.add(place, added);
        return List.copyOf(more);
    }

    private static boolean contains(List<StoredEvent> events, EventId id) {
        return events.stream().anyMatch(event -> event.header().id().equals(id));
    }

    /**
     * As if that event had happened at another place.
     *
     * @param previous the event after which it comes; null for the very first place
     */
    public WhatIf move(StoredEvent event, @Nullable EventId previous) {
        return skip(event.header().id()).insert(previous, event);
    }

    /** As it happened, for that event: neither left out nor moved nor changed; one that was added is gone. */
    public WhatIf restore(EventId event) {
        Set<EventId> lessSkipped = new HashSet<>(skipped);
        lessSkipped.remove(event);
        Map<EventId, Content> lessPayloads = new HashMap<>(payloads);
        lessPayloads.remove(event);
        Map<EventId, List<StoredEvent>> lessAfter = new HashMap<>();
        after.forEach((previous, added) -> {
            List<StoredEvent> others = others(added, event);
            if (!others.isEmpty()) {
                lessAfter.put(previous, others);
            }
        });
        return new WhatIf(lessSkipped, lessPayloads, lessAfter, others(first, event));
    }

    private static List<StoredEvent> others(List<StoredEvent> events, EventId event) {
        return events.stream()
                .filter(other -> !other.header().id().equals(event))
                .toList();
    }

    public boolean isSkipped(EventId event) {
        return skipped.contains(event) && !isAdded(event);
    }

    /** Whether it was left out where it happened, and added elsewhere. */
    public boolean isMoved(EventId event) {
        return skipped.contains(event) && isAdded(event);
    }

    public boolean isEdited(EventId event) {
        return payloads.containsKey(event);
    }

    /** Whether it stands where no event of the store stands. */
    public boolean isAdded(EventId event) {
        return added(event).isPresent();
    }

    /** That event, as it was added; empty where it was not. */
    public Optional<StoredEvent> added(EventId event) {
        return Stream.concat(first.stream(), after.values().stream().flatMap(List::stream))
                .filter(added -> added.header().id().equals(event))
                .findFirst();
    }

    /** What was added behind that event of the store, in order; null for what was added before the first. */
    public List<StoredEvent> addedAfter(@Nullable EventId previous) {
        return previous == null ? first : after.getOrDefault(previous, List.of());
    }

    /** The payload that was made up for that event. */
    public Optional<Content> payload(EventId event) {
        return Optional.ofNullable(payloads.get(event));
    }

    /** The events as they would have been, from those that were. */
    public EventSource applyTo(EventSource events) {
        return sink -> {
            first.forEach(added -> sink.accept(edited(added)));
            events.forEach(event -> {
                if (!skipped.contains(event.header().id())) {
                    sink.accept(edited(event));
                }
                addedAfter(event.header().id()).forEach(added -> sink.accept(edited(added)));
            });
        };
    }

    private StoredEvent edited(StoredEvent event) {
        Content payload = payloads.get(event.header().id());
        return payload == null ? event : new StoredEvent(event.header(), payload, event.metadata());
    }
}
