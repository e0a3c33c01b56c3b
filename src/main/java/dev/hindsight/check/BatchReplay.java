package dev.hindsight.check;

import dev.hindsight.event.Content;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.replay.Trial;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StreamSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Is told what goes wrong. */
    interface Troubles {
        /**
         * In a stream.
         *
         * @param first the first event that could not be applied, and why
         * @param more how many others could not be applied either
         */
        void failed(StreamSummary stream, ReplayError first, long more);

        /** With the code for a stream, before its first event. */
        void cannotBegin(StreamSummary stream, String reason);
    }

    /** Replays the batch, and tells of each stream in which something went wrong. */
    void run(StreamBatch batch, Troubles troubles) {
        events = 0;
        bytes = 0;
        List<Tried> tried = batch.streams().stream()
                .map(stream -> new Tried(stream, troubles))
                .toList();
        if (batch.events() > LONG_STREAM) {
            tried.forEach(this::replay);
        } else {
            Map<StreamId, List<StoredEvent>> byStream = read(batch);
            List<Trial> trials = tried.stream()
                    .map(one -> one.trial(byStream.getOrDefault(one.stream.id(), List.of())))
                    .toList();
            host.tryAll(trials, cancellation);
        }
        tried.forEach(Tried::tell);
    }

    /** The events of the last batch. */
    long events() {
        return events;
    }

    /** The size of the payloads and metadata of the last batch. */
    long bytes() {
        return bytes;
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

    /** Reads the stream while it is replayed. */
    private void replay(Tried tried) {
        StreamSummary stream = tried.stream;
        try (ReplayHost.Replay replay = host.beginTrial(stream.id(), stream.type(), tried::take);
                Cancellation.Registration _ = cancellation.onCancel(replay::close)) {
            store.events(
                    EventQuery.ofStream(stream.id()),
                    Scan.oldestFirst(Integer.MAX_VALUE - 1),
                    event -> {
                        measure(event);
                        replay.apply(event);
                    },
                    cancellation);
            replay.finish();
        } catch (ReplayStoppedException e) {
            cancellation.check();
            throw e;
        } catch (ReplayException e) {
            tried.cannotBegin(e);
        }
    }

    /** A stream, and what went wrong in it; the replay has ended before anybody looks. */
    private static final class Tried {
        private final StreamSummary stream;
        private final Troubles troubles;
        private volatile @Nullable ReplayError first;
        private volatile long count;

        Tried(StreamSummary stream, Troubles troubles) {
            this.stream = stream;
            this.troubles = troubles;
        }

        Trial trial(List<StoredEvent> events) {
            return new Trial(stream.id(), stream.type(), events, this::take, this::cannotBegin);
        }

        void take(ReplayStep step) {
            step.problem().filter(ReplayError::isReached).ifPresent(this::take);
        }

        private void take(ReplayError error) {
            long before = count; // one thread at a time
            count = before + 1;
            if (first == null) {
                first = error;
            }
        }

        void cannotBegin(ReplayException error) {
            troubles.cannotBegin(stream, String.valueOf(error.getMessage()));
        }

        void tell() {
            ReplayError error = first;
            if (error != null) {
                troubles.failed(stream, error, count - 1);
            }
        }
    }
}
