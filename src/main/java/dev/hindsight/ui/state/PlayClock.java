package dev.hindsight.ui.state;

import java.time.Instant;
import java.util.function.IntFunction;

/**
 * Decides which event is shown at which moment of playing. Late calls make up for the time that passed: when the window
 * is slow, versions are left out rather than played late.
 */
final class PlayClock {
    private final IntFunction<Instant> timeOf;
    private final int last;
    private final Speed speed;
    private int index;
    private long shownAt;

    /**
     * Starts playing.
     *
     * @param timeOf the time of the event at an index
     * @param start the index shown now
     * @param last the index where playing ends, inclusive
     * @param now any clock, in nanoseconds
     */
    PlayClock(IntFunction<Instant> timeOf, int start, int last, Speed speed, long now) {
        this.timeOf = timeOf;
        this.index = start;
        this.last = last;
        this.speed = speed;
        this.shownAt = now;
    }

    /** The index to be shown at that time of the clock. */
    int at(long now) {
        while (index < last) {
            long due = shownAt
                    + speed.pause(timeOf.apply(index), timeOf.apply(index + 1)).toNanos();
            if (due > now) {
                break;
            }
            index++;
            shownAt = due;
        }
        return index;
    }

    boolean ended() {
        return index >= last;
    }
}
