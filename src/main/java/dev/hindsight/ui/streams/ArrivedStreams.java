package dev.hindsight.ui.streams;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings events that have just arrived into a list of streams, at the place where they belong. */
final class ArrivedStreams {
    private final Map<StreamId, StreamSummary> streams = new LinkedHashMap<>();
    private final StreamQuery query;

    ArrivedStreams(Collection<StreamSummary> shown, StreamQuery query) {
        this.query = query;
        shown.forEach(stream -> streams.put(stream.id(), stream));
    }

    /** Counts the events of streams that are in the list. */
    void count(Collection<EventHeader> events) {
        events.forEach(event -> streams.computeIfPresent(event.stream(), (_, stream) -> stream.with(event)));
    }

    /** The streams of events that are not in the list, but would be if they were known. */
    Set<StreamId> missing(Collection<EventHeader> events) {
        return events.stream()
                .filter(event -> !streams.containsKey(event.stream()) && fits(event))
                .map(EventHeader::stream)
                .collect(Collectors.toSet());
    }

    private boolean fits(EventHeader event) {
        String name = event.stream().value().toLowerCase(Locale.ROOT);
        return name.contains(query.match().toLowerCase(Locale.ROOT))
                && (query.types().isEmpty() || query.types().contains(event.streamType()));
    }

    void add(Collection<StreamSummary> found) {
        found.forEach(stream -> streams.put(stream.id(), stream));
    }

    /**
     * The list in its order.
     *
     * @param complete whether the list has every stream; else what would come behind its last one is left for later
     */
    List<StreamSummary> inOrder(boolean complete, int most) {
        List<StreamSummary> sorted = new ArrayList<>(streams.values());
        sorted.sort(order(query.order()));
        return complete || sorted.size() <= most ? sorted : sorted.subList(0, most);
    }

    private static Comparator<StreamSummary> order(StreamQuery.Order order) {
        Comparator<StreamSummary> byName = Comparator.comparing(StreamSummary::id);
        return switch (order) {
            case LAST_ACTIVITY ->
                Comparator.comparing(StreamSummary::lastAt).reversed().thenComparing(byName);
            case SIZE ->
                Comparator.comparingLong(StreamSummary::events).reversed().thenComparing(byName);
            case NAME -> byName;
        };
    }
}
