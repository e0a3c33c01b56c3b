package dev.hindsight.causation;

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
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the events that belong together. May be used from any thread.
 *
 * @param limit the most events of one operation that are read
 */
public record OperationReader(ReadHeaders store, int limit) {
    /** Without a correlation each event costs a query of its own. */
    private static final int MOST_CONNECTED = 5000;

    private static final int MOST_LOOKED_UP = 1000;

    /** The operation of an event; empty if the event is not there, or has neither correlation nor cause nor effects. */
    public Optional<Operation> read(Location location, Cancellation cancellation) {
        return find(location, cancellation).flatMap(event -> read(event, cancellation));
    }

    /** The operation of that correlation id, or of the event with that id; empty if there is neither. */
    public Optional<Operation> read(String id, Cancellation cancellation) {
        List<EventHeader> named = store.headersOf(List.of(new EventId(id)), cancellation);
        if (!named.isEmpty()) {
            EventHeader event = named.getFirst();
            return read(event, cancellation)
                    .or(() -> Optional.of(operation(List.of(event), new Ending.Complete(), cancellation)));
        }
        Operation correlated = readCorrelated(new CorrelationId(id), cancellation);
        return correlated.trace().events() == 0 ? Optional.empty() : Optional.of(correlated);
    }

    private Optional<Operation> read(EventHeader event, Cancellation cancellation) {
        CorrelationId correlation = event.correlation();
        return correlation == null
                ? readConnected(event, cancellation)
                : Optional.of(readCorrelated(correlation, cancellation));
    }

    private Operation readCorrelated(CorrelationId correlation, Cancellation cancellation) {
        List<EventHeader> events = new ArrayList<>();
        Ending ending = store.headers(
                EventQuery.ofCorrelation(correlation), Scan.oldestFirst(limit), events::add, cancellation);
        return new Operation(correlation, trace(events, cancellation), ending);
    }

    private Optional<Operation> readConnected(EventHeader event, Cancellation cancellation) {
        Map<EventId, EventHeader> found = new HashMap<>();
        Ending ending = followLinks(event, found, cancellation);
        boolean alone = found.size() == 1 && event.causation() == null;
        return alone ? Optional.empty() : Optional.of(operation(found.values(), ending, cancellation));
    }

    private Operation operation(Collection<EventHeader> events, Ending ending, Cancellation cancellation) {
        List<EventHeader> inOrder = events.stream()
                .sorted(Comparator.comparing(EventHeader::position))
                .toList();
        return new Operation(null, trace(inOrder, cancellation), ending);
    }

    /** Causes that are not among the events may be events of other operations. */
    private Trace trace(List<EventHeader> events, Cancellation cancellation) {
        Trace trace = Trace.of(events);
        List<EventId> missing = trace.missingCauses();
        if (missing.isEmpty()) {
            return trace;
        }
        List<EventHeader> elsewhere =
                store.headersOf(missing.subList(0, Math.min(MOST_LOOKED_UP, missing.size())), cancellation);
        return elsewhere.isEmpty() ? trace : Trace.of(events, elsewhere);
    }

    /** Without a correlation: whatever hangs together by causes and effects, as far as the limit goes. */
    private Ending followLinks(EventHeader event, Map<EventId, EventHeader> found, Cancellation cancellation) {
        Deque<EventHeader> open = new ArrayDeque<>(List.of(event));
        Set<EventId> lookedUp = new HashSet<>();
        found.put(event.id(), event);
        int most = Math.min(limit, MOST_CONNECTED);
        boolean complete = true;
        while (!open.isEmpty() && found.size() < most) {
            cancellation.check();
            EventHeader at = open.remove();
            List<EventId> causes = Causes.of(at).stream().filter(lookedUp::add).toList();
            if (!causes.isEmpty()) {
                add(store.headersOf(causes, cancellation), found, open);
            }
            Page<EventHeader> effects = store.effectsOf(at.id(), most, cancellation);
            complete &= effects.ending().complete();
            add(effects.items(), found, open);
        }
        return complete && open.isEmpty()
                ? new Ending.Complete()
                : new Ending.Stopped("stopped at %,d events".formatted(found.size()));
    }

    private static void add(List<EventHeader> events, Map<EventId, EventHeader> found, Deque<EventHeader> open) {
        for (EventHeader event : events) {
            if (found.putIfAbsent(event.id(), event) == null) {
                open.add(event);
            }
        }
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
