package dev.hindsight.timeline;

/**
 * A stretch of time in which nothing happened. Times in microseconds since 1970.
 *
 * @param from when the event before it happened
 * @param until when the event after it happened
 */
public record Pause(long from, long until) {
    /** In microseconds. */
    public long length() {
        return until - from;
    }
}
