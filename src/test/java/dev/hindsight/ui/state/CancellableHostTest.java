package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancellableHostTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Cancellation cancellation = new Cancellation();
    private final StuckHost stuck = new StuckHost();
    private final ReplayHost host = new CancellableHost(stuck, cancellation);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void aReplayThatIsWaitedForEndsWhenTheWorkIsCancelled() throws InterruptedException {
        Future<RecordedReplay> replay = threads.submit(this::replay);
        assertThat(stuck.waiting.await(10, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();

        assertThatThrownBy(() -> replay.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ReplayStoppedException.class);
    }

    @Test
    void workThatWasCancelledBeforeReplaysNothing() {
        cancellation.cancel();

        assertThatThrownBy(this::replay).isInstanceOf(ReplayStoppedException.class);
    }

    private RecordedReplay replay() {
        return RecordedReplay.of(host, new StreamId("order-1"), "order", sink -> {}, done -> {});
    }

    /** A host whose code never comes back. */
    private static final class StuckHost implements ReplayHost {
        private final CountDownLatch waiting = new CountDownLatch(1);

        @Override
        public ReplayedBy codeFor(String streamType) {
            return new ReplayedBy.PayloadMerge();
        }

        @Override
        public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
            CountDownLatch closed = new CountDownLatch(1);
            return new Replay() {
                @Override
                public void apply(StoredEvent event) {}

                @Override
                public void await() {
                    finish();
                }

                @Override
                public void finish() {
                    waiting.countDown();
                    try {
                        closed.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    throw new ReplayStoppedException();
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }

        @Override
        public void close() {}
    }
}
