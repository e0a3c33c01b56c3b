package dev.hindsight.timeline;

import dev.hindsight.event.Micros;
import java.util.List;

/**
 * Finds the stretches of time that are worth folding away: pauses that stand out and are a part of the whole that can be
 * seen, so that folding a year does not go down to its seconds.
 */
final class IdleTime {
    static final int MOST_FOLDS = 32;

    private static final long SHORTEST = 10 * Micros.SECOND;
    private static final double PART_OF_THE_WHOLE = 1.0 / 400;
    private static final double PART_OF_THE_REST = 0.03;
    private static final double MARGIN = 0.03;
    private static final double ALL_MARGINS = 0.4;

    private IdleTime() {}

    /**
     * The folds in order of time, at most {@link #MOST_FOLDS}.
     *
     * @param times of all events, ascending, microseconds since 1970
     */
    static List<Fold> find(long[] times) {
        if (times.length < 2) {
            return List.of();
        }
        double whole = times[times.length - 1] - times[0];
        double shortest = Math.max(SHORTEST, whole * PART_OF_THE_WHOLE);
        List<Pause> pauses = new Pauses(shortest, PART_OF_THE_REST, MOST_FOLDS).of(times);
        double rest = whole - pauses.stream().mapToDouble(Pause::length).sum();
        double margin = rest * Math.min(MARGIN, ALL_MARGINS / (2 * pauses.size()));
        return pauses.stream().map(pause -> fold(pause, margin)).toList();
    }

    /** With a little air on both sides, so that no mark touches the break. */
    private static Fold fold(Pause pause, double wanted) {
        long margin = (long) Math.min(wanted, pause.length() * 0.2);
        return new Fold(pause.from(), pause.until(), pause.from() + margin, pause.until() - margin);
    }
}
