package dev.hindsight.store;

import java.time.Duration;

/**
 * How long to wait between two reads of a tail: shortly while there is something, longer and longer while there is not,
 * and never so shortly that most of the time is spent reading. For one thread at a time.
 */
public final class TailPace {
    public static final Duration SHORTEST = Duration.ofMillis(50);
    public static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int REST_PER_READ = 4;

    private Duration idle = SHORTEST;

    /**
     * The time to wait after a read.
     *
     * @param found whether it found anything
     * @param took how long it took
     */
    public Duration after(boolean found, Duration took) {
        idle = found ? SHORTEST : shorter(LONGEST, idle.multipliedBy(3).dividedBy(2));
        Duration rest = shorter(LONGEST, took.multipliedBy(REST_PER_READ));
        return rest.compareTo(idle) > 0 ? rest : idle;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
