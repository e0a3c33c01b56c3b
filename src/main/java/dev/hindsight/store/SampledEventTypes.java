package dev.hindsight.store;

import dev.hindsight.event.StreamId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of events in streams of a type, as the latest of these streams show them: enough to tell aggregates apart,
 * and cheap in a store of any size.
 */
public record SampledEventTypes(EventStore store) implements Function<String, Set<String>> {
    private static final int STREAMS = 20;
    private static final int EVENTS = 2_000;

    @Override
    public Set<String> apply(String streamType) {
        Set<StreamId> streams =
                store
                        .streams(StreamQuery.first(STREAMS).ofTypes(Set.of(streamType)), Cancellation.never())
                        .items()
                        .stream()
                        .map(StreamSummary::id)
                        .collect(Collectors.toSet());
        Set<String> types = new HashSet<>();
        if (!streams.isEmpty()) {
            store.headers(
                    EventQuery.all().inStreams(streams),
                    Scan.oldestFirst(EVENTS),
                    header -> types.add(header.type()),
                    Cancellation.never());
        }
        return types;
    }
}
