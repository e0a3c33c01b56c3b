package dev.hindsight.ui.state;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.EventSource;
import dev.hindsight.replay.GrowingReplay;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream and replays it as it arrives; empty for a stream without events. Runs in the background.
 *
 * @param keptOpen whether the replay goes on when the stream grows
 */
record ReplayReading(EventStore store, ReplayHost host, StreamId stream, int limit, boolean keptOpen)
        implements Tasks.Work<Optional<Recording>> {
    @Override
    public Optional<Recording> run(RunningTask task) {
        Optional<StreamSummary> summary = store.stream(stream, task.cancellation());
        if (summary.isEmpty()) {
            return Optional.empty();
        }
        Recording recording = replay(summary.get(), task);
        return recording.replay().size() == 0 ? Optional.empty() : Optional.of(recording);
    }

    private Recording replay(StreamSummary summary, RunningTask task) {
        String codeVersion = host.codeVersion();
        long expected = Math.min(summary.events(), limit);
        AtomicReference<Ending> ending = new AtomicReference<>(new Ending.Complete());
        SealedNotes sealed = new SealedNotes();
        EventSource events = sink -> ending.set(read(sealed, sink, task.cancellation()));
        IntConsumer progress = done -> report(done, expected, task);
        if (keptOpen) {
            GrowingReplay growing = GrowingReplay.begin(host, stream, summary.type(), progress);
            try (Cancellation.Registration _ = task.cancellation().onCancel(growing::close)) {
                RecordedReplay grown = growing.grow(events);
                return recording(grown, growing, codeVersion, ending.get(), sealed, task);
            } catch (RuntimeException e) {
                growing.close();
                throw e;
            }
        }
        RecordedReplay replay = RecordedReplay.of(
                new CancellableHost(host, task.cancellation()), stream, summary.type(), events, progress);
        return recording(replay, null, codeVersion, ending.get(), sealed, task);
    }

    private Recording recording(
            RecordedReplay replay,
            @Nullable GrowingReplay growing,
            String codeVersion,
            Ending ending,
            SealedNotes sealed,
            RunningTask task) {
        return new Recording(replay, growing, codeVersion, notice(ending), sealed.words(store, task.cancellation()));
    }

    private Ending read(SealedNotes sealed, Consumer<StoredEvent> sink, Cancellation cancellation) {
        return store.events(
                EventQuery.ofStream(stream),
                Scan.oldestFirst(limit),
                event -> {
                    cancellation.check();
                    sealed.take(event);
                    sink.accept(event);
                },
                cancellation);
    }

    private static void report(int done, long expected, RunningTask task) {
        if (done % 50 == 0) {
            String all = ValueText.counted(Math.max(expected, done), "event", "events");
            task.report(Math.min(1, done / (double) expected), "Replaying %,d of %s".formatted(done, all));
        }
    }

    private static String notice(Ending ending) {
        return switch (ending) {
            case Ending.Complete() -> "";
            case Ending.Stopped(String reason) -> "Not the whole stream: " + reason + ".";
        };
    }
}
