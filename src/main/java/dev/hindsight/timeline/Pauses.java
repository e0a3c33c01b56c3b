package dev.hindsight.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the pauses of a history that stand out.
 *
 * <p>The longest are taken first, as long as each is a noticeable part of the time that is left, and stands out from the
 * ordinary pause between two events. So an evenly spaced history has none, and one of bursts always has some.
 *
 * @param least how long each is, in microseconds
 * @param partOfTheRest how much of the time that is left each is, from 0 to 1
 * @param most how many there are
 */
public record Pauses(double least, double partOfTheRest, int most) {
    private static final int TIMES_THE_ORDINARY = 8;
    private static final int SAMPLE = 100_000;

    /**
     * Those that stand out, in order of time.
     *
     * @param times of all events, ascending, microseconds since 1970
     */
    public List<Pause> of(long[] times) {
        if (times.length < 2) {
            return List.of();
        }
        double rest = times[times.length - 1] - times[0];
        double outstanding = (double) ordinary(times) * TIMES_THE_ORDINARY;
        List<Pause> taken = new ArrayList<>();
        for (Pause pause : longestFirst(times)) {
            boolean worthIt = pause.length() >= rest * partOfTheRest && pause.length() >= outstanding;
            if (!worthIt || taken.size() == most) {
                break;
            }
            taken.add(pause);
            rest -= pause.length();
        }
        taken.sort(Comparator.comparingLong(Pause::from));
        return List.copyOf(taken);
    }

    private List<Pause> longestFirst(long[] times) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = 1; i < times.length; i++) {
            if (times[i] - times[i - 1] >= least) {
                pauses.add(new Pause(times[i - 1], times[i]));
            }
        }
        pauses.sort(Comparator.comparingLong(Pause::length).reversed());
        return pauses;
    }

    /** The pause that a quarter of all pauses, or of a sample of them, do not reach; endless if there is but one. */
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
        return count < 2 ? Long.MAX_VALUE : pauses[(count - 1) / 4];
    }
}
