package dev.hindsight.store.postgres;

import dev.hindsight.event.Position;
import dev.hindsight.store.Ending;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreUnreachableException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A read along the order of the store that goes on where it was when the connection is lost in the middle. */
final class ResumedRead<T> {
    private final Scan scan;
    private final Function<T, Position> position;
    private final Consumer<T> sink;
    private int handed;
    private @Nullable Position last;

    /** A part of the read: from where the scan begins, to the sink. */
    @FunctionalInterface
    interface Part<T> {
        Ending read(Scan scan, Consumer<T> sink);
    }

    ResumedRead(Scan scan, Function<T, Position> position, Consumer<T> sink) {
        this.scan = scan;
        this.position = position;
        this.sink = sink;
    }

    /**
     * Reads, and reads on after a lost connection as long as there was something new in between.
     *
     * @throws StoreUnreachableException if the connection cannot be made again
     */
    Ending run(Part<T> part) {
        while (true) {
            int before = handed;
            try {
                return told(part.read(rest(), this::hand));
            } catch (StoreUnreachableException e) {
                if (handed == before || handed == scan.limit()) {
                    throw e;
                }
            }
        }
    }

    private void hand(T item) {
        sink.accept(item);
        last = position.apply(item);
        handed++;
    }

    private Scan rest() {
        return last == null ? scan : scan.after(last).limitedTo(scan.limit() - handed);
    }

    /** What was cut is told by what was asked for, not by the last part of it. */
    private Ending told(Ending ending) {
        return ending instanceof Ending.Stopped && handed == scan.limit()
                ? new Ending.Stopped("stopped at %,d events".formatted(handed))
                : ending;
    }
}
