package dev.hindsight.store.postgres;

import dev.hindsight.event.Position;
import dev.hindsight.store.Ending;
import dev.hindsight.store.Scan;
import dev.hindsight.store.SearchProgress;
import dev.hindsight.store.StoreUnreachableException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A read that has to look at every event: along the order of the store in steps, each a statement of about half a second.
 * So it tells how far it is, meets no time limit however large the store is, and is cancelled or goes on anywhere.
 */
final class SteppedRead<T> {
    private static final long FIRST_STEP = 5_000;
    private static final long LEAST_STEP = 100;
    private static final long MOST_PER_STEP = 500_000;
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Scan scan;
    private final Function<T, Position> position;
    private final Consumer<T> sink;
    private final SearchProgress progress;
    private @Nullable Position from;
    private long step = FIRST_STEP;
    private long passed;
    private int handed;

    /** One step of the read. */
    @FunctionalInterface
    interface Part<T> {
        /**
         * Reads on from where that scan begins, over so many events of the store.
         *
         * @return where the step ended; {@code edge} is empty when the end of the store was reached
         */
        Step read(Scan scan, long events, Consumer<T> sink);
    }

    /** How a step ended. */
    record Step(Optional<Position> edge, Ending ending) {}

    SteppedRead(Scan scan, Function<T, Position> position, Consumer<T> sink, SearchProgress progress) {
        this.scan = scan;
        this.position = position;
        this.sink = sink;
        this.progress = progress;
        this.from = scan.after();
    }

    Ending run(Part<T> part) {
        while (true) {
            Position before = from;
            long started = System.nanoTime();
            Optional<Step> done = attempt(part, before);
            if (done.isPresent()) {
                Step made = done.get();
                if (!made.ending().complete()) {
                    if (handed >= scan.limit() || step <= LEAST_STEP) {
                        return told(made.ending());
                    }
                    step = Math.max(LEAST_STEP, step / 8);
                } else if (made.edge().isEmpty()) {
                    return made.ending();
                } else {
                    pass(made.edge().get(), Duration.ofNanos(System.nanoTime() - started));
                    if (handed >= scan.limit()) {
                        return told(new Ending.Stopped(""));
                    }
                }
            }
        }
    }

    /** Empty after a lost connection, if something was found since the last one. */
    private Optional<Step> attempt(Part<T> part, @Nullable Position before) {
        Scan rest = new Scan(scan.direction(), before, scan.limit() - handed);
        try {
            return Optional.of(part.read(rest, step, this::hand));
        } catch (StoreUnreachableException e) {
            if (from == null || from.equals(before)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void hand(T item) {
        sink.accept(item);
        from = position.apply(item);
        handed++;
    }

    private void pass(Position edge, Duration took) {
        from = edge;
        passed += step;
        progress.passed(edge, passed);
        if (took.compareTo(SHORT) < 0) {
            step = Math.min(MOST_PER_STEP, step * 2);
        } else if (took.compareTo(LONG) > 0) {
            step = Math.max(LEAST_STEP, step / 2);
        }
    }

    private Ending told(Ending ending) {
        return handed >= scan.limit() ? new Ending.Stopped("stopped at %,d events".formatted(handed)) : ending;
    }
}
