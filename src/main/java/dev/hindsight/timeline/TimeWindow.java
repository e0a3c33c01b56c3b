package dev.hindsight.timeline;

import java.time.Instant;

/**
 * The range of time that the timeline shows.
 *
 * @param from its left edge, inclusive
 * @param until its right edge, exclusive, never before {@code from}
 */
public record TimeWindow(Instant from, Instant until) {
    public TimeWindow {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A window cannot end (" + until + ") before it begins (" + from + ").");
        }
    }
}
