package dev.hindsight.check;

import dev.hindsight.event.Content;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.EventSource;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StreamSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replays the streams of a batch one after the other, for one thread. */
final class BatchReplay {
    /** A stream of more events is not held in memory but read while it is replayed. */
    private static final int LONG_STREAM = 10_000;

    private final EventStore store;
    private final ReplayHost host;
    private final Cancellation cancellation;
    private long events;
    private long bytes;

    BatchReplay(EventStore store, ReplayHost host, Cancellation cancellation) {
        this.store = store;
        this.host = host;
        this.cancellation = cancellation;
    }

    /**
     * What went wrong in a stream.
     *
     * @param first the first event that could not be applied, and why
     * @param more how many others could not be applied either
     */
    record Trouble(StreamSummary stream, ReplayError first, long more) {}

    /** Replays the batch, and tells of each stream in which something went wrong. */
    void run(StreamBatch batch, Consumer<Trouble> troubles) {
        events = 0;
        bytes = 0;
        if (batch.events() > LONG_STREAM) {
            batch.streams().forEach(stream -> replay(stream, reading(stream), troubles));
            return;
        }
        Map<StreamId, List<StoredEvent>> byStream = read(batch);
        for (StreamSummary stream : batch.streams()) {
            replay(stream, byStream.getOrDefault(stream.id(), List.of())::forEach, troubles);
        }
    }

    /** The events of the last batch. */
    long events() {
        return events;
    }

    /** The size of the payloads and metadata of the last batch. */
    long bytes() {
        return bytes;
    }

    private EventSource reading(StreamSummary stream) {
        return sink -> store.events(
                EventQuery.ofStream(stream.id()),
                Scan.oldestFirst(Integer.MAX_VALUE - 1),
                event -> {
                    measure(event);
                    sink.accept(event);
                },
                cancellation);
    }

    private Map<StreamId, List<StoredEvent>> read(StreamBatch batch) {
        Map<StreamId, List<StoredEvent>> byStream = new HashMap<>();
        EventQuery query = EventQuery.all()
                .inStreams(batch.streams().stream().map(StreamSummary::id).collect(Collectors.toSet()));
        store.events(
                query,
                Scan.oldestFirst(Integer.MAX_VALUE - 1),
                event -> {
                    measure(event);
                    byStream.computeIfAbsent(event.header().stream(), id -> new ArrayList<>())
                            .add(event);
                },
                cancellation);
        return byStream;
    }

    private void measure(StoredEvent event) {
        events++;
        bytes += size(event.payload()) + size(event.metadata());
    }

    private static long size(Content content) {
        return content instanceof Content.Text(String text) ? text.length() : content.size();
    }

    private void replay(StreamSummary stream, EventSource source, Consumer<Trouble> troubles) {
        Errors errors = new Errors();
        try (ReplayHost.Replay replay = host.beginTrial(stream.id(), stream.type(), errors);
                Cancellation.Registration _ = cancellation.onCancel(replay::close)) {
            source.forEach(replay::apply);
            replay.finish();
        } catch (ReplayStoppedException e) {
            cancellation.check();
            throw e;
        }
        ReplayError first = errors.first;
        if (first != null) {
            troubles.accept(new Trouble(stream, first, errors.count - 1));
        }
    }

    /** Keeps the first error of a replay; the replay has ended before anybody looks. */
    private static final class Errors implements Consumer<ReplayStep> {
        private volatile @Nullable ReplayError first;
        private volatile long count;

        @Override
        public void accept(ReplayStep step) {
            ReplayError error = step.error();
            if (error == null) {
                return;
            }
            long before = count; // one thread at a time
            count = before + 1;
            if (first == null) {
                first = error;
            }
        }
    }
}
