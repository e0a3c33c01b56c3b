package dev.hindsight.check;

import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Page;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The streams that are to be replayed, by name, in batches of about the same size, since reading streams one by one takes
 * longer than replaying them. Safe for use by several threads, which take turns.
 */
final class StreamBatches {
    /** Where a store has no table of streams, each page is a pass over all headers. */
    private static final int PAGE = 50_000;

    private static final int MOST_STREAMS = 500;
    private static final int FIRST_EVENTS = 500;
    private static final int MOST_EVENTS = 10_000;
    private static final long BYTES = 4 << 20;

    private final EventStore store;
    private final CheckScope scope;
    private final Predicate<StreamSummary> wanted;
    private final Cancellation cancellation;
    private final Deque<StreamSummary> waiting = new ArrayDeque<>();
    private @Nullable StreamQuery next;
    private long eventsInABatch = FIRST_EVENTS;
    private long batches;

    /**
     * @param wanted whether a stream is to be replayed; is asked once for each
     * @param after where to begin: after the stream of that name; null for the first
     */
    StreamBatches(
            EventStore store,
            CheckScope scope,
            Predicate<StreamSummary> wanted,
            @Nullable String after,
            Cancellation cancellation) {
        this.store = store;
        this.scope = scope;
        this.wanted = wanted;
        this.cancellation = cancellation;
        StreamQuery all =
                StreamQuery.first(PAGE).orderedBy(StreamQuery.Order.NAME).ofTypes(scope.streamTypes());
        this.next = all;
        if (scope.streams() > 0) {
            sample(after);
        } else if (after != null) {
            this.next = all.after(called(after));
        }
    }

    /** All that counts of a stream where a list by name goes on. */
    private static StreamSummary called(String name) {
        return new StreamSummary(new StreamId(name), "", 0, 0, 0, Instant.EPOCH, Instant.EPOCH);
    }

    /** The next batch; empty when there are no more streams. */
    synchronized Optional<StreamBatch> take() {
        List<StreamSummary> batch = new ArrayList<>();
        long events = 0;
        while (batch.size() < MOST_STREAMS && fill()) {
            StreamSummary stream = waiting.getFirst();
            if (!batch.isEmpty() && events + stream.events() > eventsInABatch) {
                break;
            }
            events += stream.events();
            batch.add(waiting.removeFirst());
        }
        return batch.isEmpty() ? Optional.empty() : Optional.of(new StreamBatch(batches++, batch));
    }

    /** Is told how large events were, for the size of the next batches. */
    synchronized void measured(long events, long bytes) {
        if (events > 0) {
            long fitting = BYTES * events / Math.max(1, bytes);
            eventsInABatch = Math.clamp(fitting, 1, MOST_EVENTS);
        }
    }

    /** Whether there is a stream that waits, after reading on where there is need. */
    private boolean fill() {
        while (waiting.isEmpty() && next != null) {
            page().stream().filter(wanted).forEach(waiting::add);
        }
        return !waiting.isEmpty();
    }

    private List<StreamSummary> page() {
        StreamQuery query = next;
        if (query == null) {
            return List.of();
        }
        Page<StreamSummary> page = store.streams(query, cancellation);
        boolean more = !page.ending().complete() && !page.items().isEmpty();
        next = more ? query.after(page.items().getLast()) : null;
        return page.items();
    }

    /** The streams whose names have the lowest hashes: spread over all of them, and the same ones each time. */
    private void sample(@Nullable String after) {
        Comparator<StreamSummary> byHash = Comparator.comparingInt((StreamSummary stream) -> spread(stream.id()))
                .thenComparing(StreamSummary::id);
        PriorityQueue<StreamSummary> chosen = new PriorityQueue<>(byHash.reversed());
        while (next != null) {
            for (StreamSummary stream : page()) {
                if (wanted.test(stream)) {
                    chosen.add(stream);
                    if (chosen.size() > scope.streams()) {
                        chosen.poll();
                    }
                }
            }
        }
        chosen.stream()
                .filter(stream -> after == null || stream.id().value().compareTo(after) > 0)
                .sorted(Comparator.comparing(StreamSummary::id))
                .forEach(waiting::add);
    }

    private static int spread(StreamId stream) {
        int hash = stream.value().hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
