package dev.hindsight.ui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the stretches of time that are worth folding away.
 *
 * <p>The longest are taken first, as long as each is a noticeable part of the time that is left and of the whole,
 * and stands out from the ordinary pause between two events. So an evenly spaced history is never folded, and one of
 * bursts always is; and folding a year does not go down to its seconds.
 */
final class IdleTime {
    static final int MOST_FOLDS = 32;

    private static final long SHORTEST = 10 * Micros.SECOND;
    private static final double PART_OF_THE_WHOLE = 1.0 / 400;
    private static final double PART_OF_THE_REST = 0.03;
    private static final int TIMES_THE_ORDINARY = 8;
    private static final double MARGIN = 0.03;
    private static final double ALL_MARGINS = 0.4;

    private IdleTime() {}

    /**
     * The folds in order of time, at most {@link #MOST_FOLDS}.
     *
     * @param times of all events, ascending, microseconds since 1970
     */
    static List<Fold> find(long[] times) {
        List<Pause> pauses = pauses(times);
        if (pauses.size() < 2) {
            return List.of();
        }
        pauses.sort(Comparator.comparingLong(Pause::length).reversed());
        long ordinary = pauses.get(pauses.size() - 1 - (pauses.size() - 1) / 4).length();
        double rest = times[times.length - 1] - times[0];
        double shortest = Math.max(SHORTEST, rest * PART_OF_THE_WHOLE);
        List<Pause> taken = new ArrayList<>();
        for (Pause pause : pauses) {
            boolean worthIt = pause.length() >= shortest
                    && pause.length() >= rest * PART_OF_THE_REST
                    && pause.length() >= ordinary * TIMES_THE_ORDINARY;
            if (!worthIt || taken.size() == MOST_FOLDS) {
                break;
            }
            taken.add(pause);
            rest -= pause.length();
        }
        return folds(taken, rest);
    }

    private static List<Pause> pauses(long[] times) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = 1; i < times.length; i++) {
            if (times[i] > times[i - 1]) {
                pauses.add(new Pause(times[i - 1], times[i]));
            }
        }
        return pauses;
    }

    private static List<Fold> folds(List<Pause> taken, double rest) {
        double wanted = rest * Math.min(MARGIN, ALL_MARGINS / (2 * taken.size()));
        return taken.stream()
                .sorted(Comparator.comparingLong(Pause::from))
                .map(pause -> {
                    // A little air on both sides, so that no mark touches the break.
                    long margin = (long) Math.min(wanted, pause.length() * 0.2);
                    return new Fold(pause.from(), pause.until(), pause.from() + margin, pause.until() - margin);
                })
                .toList();
    }

    /** The times of all lanes as one ascending array. */
    static long[] sorted(List<Lane> lanes) {
        long[] times = lanes.stream()
                .flatMapToLong(lane -> Arrays.stream(lane.times()))
                .toArray();
        Arrays.sort(times);
        return times;
    }

    private record Pause(long from, long until) {
        long length() {
            return until - from;
        }
    }
}
