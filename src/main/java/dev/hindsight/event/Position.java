package dev.hindsight.event;

import java.util.Comparator;

/**
 * The place of an event in the global order of its store.
 *
 * <p>Stores that number events before they commit are read in the order of (transaction, sequence), since a higher
 * sequence can become visible before a lower one. Stores with a single trustworthy number have transaction 0.
 *
 * @param transaction the id of the writing transaction, or 0 where the store does not record it
 * @param sequence the number that the store gave to the event, unique in the store
 */
public record Position(long transaction, long sequence) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::transaction).thenComparingLong(Position::sequence);

    /** A position in a store that orders its events by one number. */
    public static Position of(long sequence) {
        return new Position(0, sequence);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return Long.toString(sequence);
    }
}
