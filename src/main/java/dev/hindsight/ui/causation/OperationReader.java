package dev.hindsight.ui.causation;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Page;
import dev.hindsight.store.ReadHeaders;
import dev.hindsight.store.Scan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the events that belong together with one event. May be used from any thread. */
record OperationReader(ReadHeaders store) {
    /** The most events of one operation that are read. */
    static final int LIMIT = 100_000;

    private static final int MOST_CAUSES = 50;
    private static final int MOST_NEIGHBOURS = 1000;

    /** Empty if the event is not there, or has neither correlation nor cause nor effects. */
    Optional<Operation> read(Location location, Cancellation cancellation) {
        return find(location, cancellation).flatMap(event -> {
            CorrelationId correlation = event.correlation();
            return correlation == null
                    ? readNeighbours(event, cancellation)
                    : Optional.of(readCorrelated(correlation, cancellation));
        });
    }

    private Operation readCorrelated(CorrelationId correlation, Cancellation cancellation) {
        List<EventHeader> events = new ArrayList<>();
        Ending ending = store.headers(
                EventQuery.ofCorrelation(correlation), Scan.oldestFirst(LIMIT), events::add, cancellation);
        return Operation.of(correlation, events, ending);
    }

    /** Without a correlation: the chain of causes, and from its beginning what followed, as far as the limit goes. */
    private Optional<Operation> readNeighbours(EventHeader event, Cancellation cancellation) {
        Map<EventId, EventHeader> found = new LinkedHashMap<>();
        EventHeader root = followCauses(event, found, cancellation);
        Ending ending = followEffects(root, found, cancellation);
        boolean alone = found.size() == 1 && event.causation() == null;
        return alone ? Optional.empty() : Optional.of(Operation.of(null, List.copyOf(found.values()), ending));
    }

    private EventHeader followCauses(EventHeader event, Map<EventId, EventHeader> found, Cancellation cancellation) {
        EventHeader at = event;
        found.put(at.id(), at);
        for (int step = 0; step < MOST_CAUSES && at.causation() != null; step++) {
            Optional<EventHeader> cause = store.headersOf(List.of(at.causation()), cancellation).stream()
                    .findFirst();
            if (cause.isEmpty() || found.putIfAbsent(cause.get().id(), cause.get()) != null) {
                break;
            }
            at = cause.get();
        }
        return at;
    }

    private Ending followEffects(EventHeader root, Map<EventId, EventHeader> found, Cancellation cancellation) {
        Deque<EventId> open = new ArrayDeque<>(List.of(root.id()));
        // Causes found on the way up have effects to follow too, and each event is asked for its effects once.
        Set<EventId> asked = new HashSet<>(Set.of(root.id()));
        boolean complete = true;
        while (!open.isEmpty() && found.size() < MOST_NEIGHBOURS) {
            Page<EventHeader> effects = store.effectsOf(open.remove(), MOST_NEIGHBOURS, cancellation);
            complete &= effects.ending().complete();
            for (EventHeader effect : effects.items()) {
                found.putIfAbsent(effect.id(), effect);
                if (asked.add(effect.id())) {
                    open.add(effect.id());
                }
            }
        }
        return complete && open.isEmpty()
                ? new Ending.Complete()
                : new Ending.Stopped("stopped at " + found.size() + " events");
    }

    private Optional<EventHeader> find(Location location, Cancellation cancellation) {
        if (location.event() != null) {
            return store.headersOf(List.of(location.event()), cancellation).stream()
                    .findFirst();
        }
        List<EventHeader> found = new ArrayList<>();
        store.headers(
                EventQuery.ofStream(location.stream()).versions(location.version(), location.version()),
                Scan.oldestFirst(1),
                found::add,
                cancellation);
        return found.stream().findFirst();
    }
}
