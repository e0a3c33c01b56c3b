package dev.hindsight.store;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds places in the order of a store by halving: some dozens of probes, each a single row by the index of the order, at
 * the same cost in a store of any size and without an index on what is looked for.
 */
public record Seeking(ReadHeaders store) {
    /** The first event of at least that time, as far as times rise along the order; empty if all are earlier. */
    public Optional<EventHeader> atTime(Instant time, Cancellation cancellation) {
        return firstNot(event -> event.at().isBefore(time), cancellation);
    }

    /** The event of that sequence number or the next one, as far as the numbers rise along the order. */
    public Optional<EventHeader> atSequence(long sequence, Cancellation cancellation) {
        return firstNot(event -> event.position().sequence() < sequence, cancellation);
    }

    /** The first event of the store; empty for an empty store. */
    Optional<EventHeader> first(Cancellation cancellation) {
        return read(Scan.oldestFirst(1), cancellation);
    }

    /** The last event of the store; empty for an empty store. */
    Optional<EventHeader> last(Cancellation cancellation) {
        return read(Scan.newestFirst(1), cancellation);
    }

    /** The first event behind a place. */
    Optional<EventHeader> behind(Position place, Cancellation cancellation) {
        return read(Scan.oldestFirst(1).after(place), cancellation);
    }

    /** The first event of which it is not true, where it is true of all events before and of none behind. */
    private Optional<EventHeader> firstNot(Predicate<EventHeader> before, Cancellation cancellation) {
        Optional<EventHeader> first = first(cancellation);
        Optional<EventHeader> last = last(cancellation);
        if (first.isEmpty() || last.isEmpty() || !before.test(first.get())) {
            return first;
        }
        if (before.test(last.get())) {
            return Optional.empty();
        }
        // Of the first event behind "low" it is true, and not of the first behind "high".
        Position low = justBefore(first.get());
        Position high = justBefore(last.get());
        EventHeader found = last.get();
        for (Optional<Position> middle = between(low, high); middle.isPresent(); middle = between(low, high)) {
            EventHeader probe = behind(middle.get(), cancellation).orElse(last.get());
            if (before.test(probe)) {
                low = justBefore(probe);
            } else {
                high = middle.get();
                found = probe;
            }
        }
        return Optional.of(found);
    }

    private static Position justBefore(EventHeader event) {
        return new Position(event.position().transaction(), event.position().sequence() - 1);
    }

    private Optional<EventHeader> read(Scan scan, Cancellation cancellation) {
        List<EventHeader> found = new ArrayList<>();
        store.headers(EventQuery.all(), scan, found::add, cancellation);
        return found.stream().findFirst();
    }

    /** A place between both; empty if they are neighbours. */
    static Optional<Position> between(Position low, Position high) {
        if (low.transaction() != high.transaction()) {
            return Optional.of(new Position(middle(low.transaction(), high.transaction()), Long.MAX_VALUE));
        }
        long middle = middle(low.sequence(), high.sequence());
        return middle > low.sequence() ? Optional.of(new Position(low.transaction(), middle)) : Optional.empty();
    }

    /** Without overflow; rounded down. */
    private static long middle(long low, long high) {
        return (low >> 1) + (high >> 1) + (low & high & 1);
    }
}
