package dev.hindsight.eventsourcing;

import java.util.Comparator;

/**
 * The place of an event in the order of the whole store: first the transaction that wrote it, then a sequence within
 * it. The sequence alone is no order to read by, since a transaction with a lower number may commit later.
 *
 * @param transactionId the 64-bit id of the writing transaction, not negative
 * @param sequence a number from the store's sequence, not negative
 */
public record Position(long transactionId, long sequence) implements Comparable<Position> {
    /** Before the first event of any store. */
    public static final Position START = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::transactionId).thenComparingLong(Position::sequence);

    public Position {
        if (transactionId < 0 || sequence < 0) {
            throw new IllegalArgumentException(
                    "A position is never negative: (%d, %d)".formatted(transactionId, sequence));
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
