package dev.hindsight.ui.state;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import java.util.function.Consumer;

/**
 * Gives replays up as soon as the work they belong to is cancelled, even while that work waits for them. The host behind
 * it stays open.
 */
record CancellableHost(ReplayHost host, Cancellation cancellation) implements ReplayHost {
    @Override
    public ReplayedBy codeFor(String streamType) {
        return host.codeFor(streamType);
    }

    @Override
    public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
        Replay replay = host.begin(stream, streamType, steps);
        return new Cancellable(replay, cancellation.onCancel(replay::close));
    }

    @Override
    public void close() {}

    private record Cancellable(Replay replay, Cancellation.Registration registration) implements Replay {
        @Override
        public void apply(StoredEvent event) {
            replay.apply(event);
        }

        @Override
        public void await() {
            replay.await();
        }

        @Override
        public void finish() {
            replay.finish();
        }

        @Override
        public void close() {
            registration.close();
            replay.close();
        }
    }
}
