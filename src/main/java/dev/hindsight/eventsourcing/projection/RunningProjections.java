package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.EventStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps projections up to date, each on a thread of its own, until it is closed. Trouble of one stops no other. */
public final class RunningProjections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningProjections.class);

    private final ReadModels models;
    private final Duration pause;
    private final List<Thread> threads = new ArrayList<>();

    private RunningProjections(ReadModels models, Duration pause) {
        this.models = models;
        this.pause = pause;
    }

    /**
     * Starts following.
     *
     * @param pause how long a projection that has seen everything waits before it looks again
     */
    public static RunningProjections start(
            EventStore store, ReadModels models, List<? extends Projection> projections, Duration pause) {
        RunningProjections running = new RunningProjections(models, pause);
        for (Projection projection : projections) {
            Projector projector = new Projector(store, models, projection);
            running.threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("projection " + projection.name())
                    .start(() -> running.follow(projector, projection)));
        }
        return running;
    }

    private void follow(Projector projector, Projection projection) {
        boolean prepared = false;
        while (!Thread.currentThread().isInterrupted()) {
            boolean more = false;
            try {
                if (!prepared) {
                    projector.prepare();
                    prepared = true;
                }
                more = !models.isPaused(projection) && projector.advance();
            } catch (EventStoreException e) {
                LOG.warn("{} tries again: {}", projection.name(), e.getMessage());
            }
            if (!more) {
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops all of them, and waits for what is being committed. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
