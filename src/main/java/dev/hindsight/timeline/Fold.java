package dev.hindsight.timeline;

/**
 * A stretch of time without events that is drawn as a narrow gap. All times in microseconds since 1970.
 *
 * @param lastBefore the last event before it
 * @param firstAfter the first event after it
 * @param start where the gap begins, not before {@code lastBefore}
 * @param end where the gap ends, exclusive, not after {@code firstAfter}
 */
public record Fold(long lastBefore, long firstAfter, long start, long end) {
    public Fold {
        if (start >= end || start < lastBefore || end > firstAfter) {
            throw new IllegalArgumentException("A fold lies between the two events around it, and has a length.");
        }
    }

    /** How long nothing happened, in microseconds. */
    public long idle() {
        return firstAfter - lastBefore;
    }
}
