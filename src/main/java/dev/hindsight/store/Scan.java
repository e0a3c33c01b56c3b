package dev.hindsight.store;

import dev.hindsight.event.Position;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a result is read, and from which end.
 *
 * @param after where to begin, exclusive, in the direction of the scan; null for the very end it starts from
 * @param limit the most events read, at least 1
 */
public record Scan(Direction direction, @Nullable Position after, int limit) {
    /** The direction in the global order of the store. */
    public enum Direction {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    public Scan {
        if (limit < 1) {
            throw new IllegalArgumentException("A scan reads at least one event, not " + limit + ".");
        }
    }

    public static Scan oldestFirst(int limit) {
        return new Scan(Direction.OLDEST_FIRST, null, limit);
    }

    public static Scan newestFirst(int limit) {
        return new Scan(Direction.NEWEST_FIRST, null, limit);
    }

    /** The same scan, continued behind that position. */
    public Scan after(Position position) {
        return new Scan(direction, position, limit);
    }

    /** The same scan of at most so many events, at least 1. */
    public Scan limitedTo(int most) {
        return new Scan(direction, after, most);
    }
}
