package dev.hindsight.sample;

import dev.hindsight.eventsourcing.CommandRefusedException;
import dev.hindsight.eventsourcing.EventStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schedule in real time that whoever watches can wait for: seconds stay as they are, but a parcel that takes two
 * days arrives within two minutes. Everything happens on the one thread of the executor.
 */
final class LiveSchedule implements Schedule {
    private static final Duration KEPT_AS_IT_IS = Duration.ofSeconds(5);
    private static final int TIMES_FASTER = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveSchedule.class);

    private final ScheduledExecutorService thread;

    LiveSchedule(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant();
    }

    @Override
    public void after(Duration delay, Runnable step) {
        ScheduledFuture<?> _ =
                thread.schedule(() -> attempt(step), squeezed(delay).toNanos(), TimeUnit.NANOSECONDS);
    }

    /** One step that fails must not close the shop. */
    static void attempt(Runnable step) {
        try {
            step.run();
        } catch (EventStoreException | CommandRefusedException e) {
            LOG.warn("Something went wrong in the live shop: {}", e.getMessage());
        }
    }

    static Duration squeezed(Duration delay) {
        if (delay.compareTo(KEPT_AS_IT_IS) <= 0) {
            return delay;
        }
        return KEPT_AS_IT_IS.plus(delay.minus(KEPT_AS_IT_IS).dividedBy(TIMES_FASTER));
    }
}
