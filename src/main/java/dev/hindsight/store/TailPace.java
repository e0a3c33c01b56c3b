package dev.hindsight.store;

import java.time.Duration;

/**
 * How long to wait between two reads of a tail: shortly while there is something or events wait for a transaction to end,
 * longer and longer while there is nothing, and never so shortly that most of the time is spent on reads that bring
 * little. For one thread at a time.
 */
public final class TailPace {
    public static final Duration SHORTEST = Duration.ofMillis(50);
    public static final Duration LONGEST = Duration.ofSeconds(5);

    /** For events that wait for a transaction that stays open. */
    private static final Duration LONGEST_HELD_BACK = Duration.ofMillis(250);

    private static final int REST_PER_READ = 4;
    /** A read that brought so many was long because of them, and not because it is a burden. */
    private static final int MANY = 500;

    private static final int READS_BEFORE_SLOWING = 100;

    private Duration idle = SHORTEST;
    private int heldBack;

    /**
     * The time to wait after a read; none if there is more to be read.
     *
     * @param took how long the read took
     */
    public Duration after(Tail.Arrivals<?> read, Duration took) {
        heldBack = read.waiting() && read.events().isEmpty() ? heldBack + 1 : 0;
        idle = read.events().isEmpty() ? idleAfter(read.waiting()) : SHORTEST;
        Duration rest = read.events().size() < MANY ? shorter(LONGEST, took.multipliedBy(REST_PER_READ)) : SHORTEST;
        return read.more() ? Duration.ZERO : rest.compareTo(idle) > 0 ? rest : idle;
    }

    /** The time to wait after a read that failed. */
    public Duration afterFailure() {
        heldBack = 0;
        idle = shorter(LONGEST, idle.multipliedBy(3).dividedBy(2));
        return idle;
    }

    /** What waits is wanted as soon as the transaction ends; one that has been open for long may well go on. */
    private Duration idleAfter(boolean waiting) {
        if (waiting) {
            return heldBack < READS_BEFORE_SLOWING ? SHORTEST : LONGEST_HELD_BACK;
        }
        return shorter(LONGEST, idle.multipliedBy(3).dividedBy(2));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
