package dev.hindsight.cli;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.export.EventJson;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.HeldBack;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.store.Tail;
import dev.hindsight.store.TailEvents;
import dev.hindsight.store.TailPace;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "tail", description = "Prints events as they are committed, until it is stopped.")
final class TailCommand extends StoreCommand {
    private static final int EVENTS_PER_READ = 1_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            description = "Begins with the event at this position (default: with what comes next).")
    private @Nullable Long from;

    @Mixin
    private final QueryOptions options = new QueryOptions();

    private final Cancellation stopped = new Cancellation();
    /** Given whenever there is a reason not to wait any longer. */
    private final Semaphore wake = new Semaphore(0);

    private boolean lost;
    private String told = "";

    TailCommand(StoreDoor door) {
        super(door);
    }

    @Override
    int run(StoreDoor.Opened opened) {
        OptionalLong position = from == null ? OptionalLong.empty() : OptionalLong.of(from);
        stopped.onCancel(wake::release);
        CountDownLatch done = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> stopAndWait(done), "stop");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try (TailEvents.Listening _ = opened.store().listen(wake::release)) {
            follow(opened.store().tailEvents(options.query(opened, zone()), position));
        } catch (ReadCancelledException _) {
            // Somebody pressed Ctrl+C in the middle of a read.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            out().flush();
            done.countDown();
        }
        forget(onInterrupt);
        return ExitCode.DONE;
    }

    private void follow(Tail<StoredEvent> tail) throws InterruptedException {
        TailPace pace = new TailPace();
        boolean connected = false;
        while (!out().checkError() && !stopped.isCancelled()) {
            Duration wait;
            wake.drainPermits();
            long start = System.nanoTime();
            try {
                Tail.Arrivals<StoredEvent> arrivals = tail.read(EVENTS_PER_READ, stopped);
                arrivals.events().forEach(this::print);
                tell(arrivals.heldBack());
                lost = false;
                connected = true;
                wait = pace.after(arrivals, Duration.ofNanos(System.nanoTime() - start));
            } catch (StoreUnreachableException e) {
                if (!connected) {
                    throw e;
                }
                tellLost(e);
                wait = pace.afterFailure();
            }
            boolean _ = wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void print(StoredEvent event) {
        if (json()) {
            out().println(EventJson.of(event));
            return;
        }
        EventHeader header = event.header();
        out().println("%-10s %s  %-28s %5d  %-24s %s"
                .formatted(
                        header.position(),
                        Times.show(header.at(), zone()),
                        header.stream(),
                        header.version(),
                        header.type(),
                        PayloadText.shortened(event.payload())));
    }

    /** Once for each transaction that holds events back. */
    private void tell(Optional<HeldBack> heldBack) {
        String holder = heldBack.map(HeldBack::holder).orElse("");
        if (!holder.equals(told) && heldBack.isPresent()) {
            tell(heldBack.get().sentence());
        }
        told = holder;
    }

    private void tellLost(StoreUnreachableException failure) {
        if (!lost) {
            tell(failure.getMessage() + " It goes on by itself once the server is back.");
        }
        lost = true;
    }

    private void stopAndWait(CountDownLatch done) {
        stopped.cancel();
        try {
            done.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread onInterrupt) {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException _) {
            // It runs: the process is about to end.
        }
    }
}
