package dev.hindsight.replay;

import dev.hindsight.event.StreamId;
import java.util.function.IntConsumer;

/**
 * A replay that is kept open at its last event, so that events that are written later are applied to the very aggregate
 * that took the ones before. For one thread at a time; only {@link #close} may come from another.
 */
public final class GrowingReplay implements AutoCloseable {
    private final Recorder recorder;
    private final RecordedSteps steps;
    private final ReplayHost.Replay replay;

    private GrowingReplay(Recorder recorder, RecordedSteps steps, ReplayHost.Replay replay) {
        this.recorder = recorder;
        this.steps = steps;
        this.replay = replay;
    }

    /**
     * Begins with a blank aggregate.
     *
     * @param progress is told the number of events applied, after each, by the thread that applied it
     * @throws ReplayException if the aggregate code cannot be started at all
     */
    public static GrowingReplay begin(ReplayHost host, StreamId stream, String streamType, IntConsumer progress) {
        Recorder recorder = RecordedReplay.recorder(stream, host.codeFor(streamType));
        RecordedSteps steps = new RecordedSteps(recorder, progress);
        return new GrowingReplay(recorder, steps, host.begin(stream, streamType, steps));
    }

    /**
     * Applies the events that follow those applied so far.
     *
     * @return all of the replay so far; what was returned before stays as it is
     * @throws ReplayException if the code did what no state can follow
     * @throws ReplayStoppedException if the host gave the replay up
     */
    public RecordedReplay grow(EventSource events) {
        apply(events);
        replay.await();
        return recorded();
    }

    /** The same for the last events of all. */
    RecordedReplay finish(EventSource events) {
        apply(events);
        replay.finish();
        return recorded();
    }

    private void apply(EventSource events) {
        events.forEach(event -> {
            steps.check();
            replay.apply(event);
        });
    }

    private RecordedReplay recorded() {
        steps.check();
        return recorder.recorded();
    }

    @Override
    public void close() {
        replay.close();
    }
}
