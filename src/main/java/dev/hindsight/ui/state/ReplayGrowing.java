package dev.hindsight.ui.state;

import dev.hindsight.replay.GrowingReplay;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;

/**
 * Reads what a stream has got since it was replayed, and replays that alone. Runs in the background.
 *
 * @param shown the replay so far, with at least one event
 * @param limit the most events of all
 */
record ReplayGrowing(EventStore store, GrowingReplay growing, RecordedReplay shown, int limit)
        implements Tasks.Work<RecordedReplay> {
    @Override
    public RecordedReplay run(RunningTask task) {
        Cancellation cancellation = task.cancellation();
        long next = shown.event(shown.size() - 1).version() + 1;
        EventQuery fresh = EventQuery.ofStream(shown.stream()).versions(next, null);
        Scan scan = Scan.oldestFirst(Math.max(1, limit - shown.size()));
        try (Cancellation.Registration _ = cancellation.onCancel(growing::close)) {
            return growing.grow(sink -> store.events(fresh, scan, sink, cancellation));
        }
    }
}
