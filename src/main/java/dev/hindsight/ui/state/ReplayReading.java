package dev.hindsight.ui.state;

import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a stream and replays it as it arrives; empty for a stream without events. Runs in the background. */
record ReplayReading(EventStore store, ReplayHost host, StreamId stream, int limit)
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
        List<ReplayStep> steps = new ArrayList<>();
        long expected = Math.min(summary.events(), limit);
        try (ReplayHost.Replay replay = host.begin(stream, summary.type())) {
            Ending ending = store.events(
                    EventQuery.ofStream(stream),
                    Scan.oldestFirst(limit),
                    event -> {
                        task.cancellation().check();
                        steps.add(replay.apply(event));
                        report(steps.size(), expected, task);
                    },
                    task.cancellation());
            return new Recording(
                    new RecordedReplay(stream, host.codeFor(summary.type()), List.copyOf(steps)), notice(ending));
        }
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
