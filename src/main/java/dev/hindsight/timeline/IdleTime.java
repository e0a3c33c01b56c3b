package dev.hindsight.timeline;

import dev.hindsight.event.Micros;
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
    private static final int SAMPLE = 100_000;
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
        double rest = times[times.length - 1] - times[0];
        double shortest = Math.max(SHORTEST, rest * PART_OF_THE_WHOLE);
        long ordinary = ordinary(times);
        List<Pause> taken = new ArrayList<>();
        for (Pause pause : pausesOf(times, shortest)) {
            boolean worthIt =
                    pause.length() >= rest * PART_OF_THE_REST && pause.length() >= ordinary * TIMES_THE_ORDINARY;
            if (!worthIt || taken.size() == MOST_FOLDS) {
                break;
            }
            taken.add(pause);
            rest -= pause.length();
        }
        return folds(taken, rest);
    }

    /** The longest first. There are few: they are a part of the whole each. */
    private static List<Pause> pausesOf(long[] times, double shortest) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = 1; i < times.length; i++) {
            if (times[i] - times[i - 1] >= shortest) {
                pauses.add(new Pause(times[i - 1], times[i]));
            }
        }
        pauses.sort(Comparator.comparingLong(Pause::length).reversed());
        return pauses;
    }

    /** The pause that a quarter of all pauses, or of a sample of them, do not reach; 0 if there is but one. */
    private static long ordinary(long[] times) {
        int step = Math.max(1, times.length / SAMPLE);
        long[] pauses = new long[times.length / step + 1];
        int count = 0;
        for (int i = 1; i < times.length; i += step) {
            if (times[i] > times[i - 1]) {
                pauses[count++] = times[i] - times[i - 1];
            }
        }
        Arrays.sort(pauses, 0, count);
        return count < 2 ? Long.MAX_VALUE / TIMES_THE_ORDINARY : pauses[(count - 1) / 4];
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

    private record Pause(long from, long until) {
        long length() {
            return until - from;
        }
    }
}
