package dev.hindsight.replay;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the steps of a replay to its recorder. They may come on a thread of the host, which has no use for what goes
 * wrong here: that is kept for the thread that drives the replay.
 */
final class RecordedSteps implements Consumer<ReplayStep> {
    private final Recorder recorder;
    private final IntConsumer progress;
    private volatile @Nullable RuntimeException failure;

    RecordedSteps(Recorder recorder, IntConsumer progress) {
        this.recorder = recorder;
        this.progress = progress;
    }

    @Override
    public synchronized void accept(ReplayStep step) {
        if (failure != null) {
            return;
        }
        try {
            recorder.add(step);
            progress.accept(recorder.size());
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /**
     * Goes on unless a step could not be recorded. It is asked at every event, and does not wait for a step that is being
     * recorded.
     *
     * @throws ReplayException if an edit leads nowhere
     */
    void check() {
        RuntimeException reason = failure;
        if (reason instanceof IllegalArgumentException e) {
            throw new ReplayException("The replay cannot be recorded. " + e.getMessage(), e);
        }
        if (reason != null) {
            throw reason;
        }
    }
}
