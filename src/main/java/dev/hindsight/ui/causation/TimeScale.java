package dev.hindsight.ui.causation;

import dev.hindsight.causation.Latencies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The time of an operation as numbers from 0 to 1. Long gaps, in which nothing happened at all, are all made equally
 * short: an operation of seconds that waited for a day could not be seen otherwise. Immutable.
 */
final class TimeScale {
    private static final int MOST_GAPS = 12;
    private static final double PART_OF_THE_REST = 0.1;
    private static final int TIMES_THE_ORDINARY = 8;
    private static final double WIDEST_GAP = 0.12;
    private static final double ALL_GAPS = 0.5;

    private final long[] moments;
    private final List<Gap> gaps;
    /** The corners of the scale: microseconds, and where they are. */
    private final long[] corners;

    private final double[] units;

    /**
     * A stretch without events.
     *
     * @param from microseconds since 1970
     * @param until microseconds since 1970
     */
    record Gap(long from, long until) {
        long micros() {
            return until - from;
        }
    }

    static TimeScale of(Shown shown) {
        Latencies latencies = shown.latencies();
        return new TimeScale(IntStream.range(0, shown.trace().size())
                .mapToLong(latencies::micros)
                .sorted()
                .toArray());
    }

    /** @param moments of all events, ascending, microseconds since 1970 */
    TimeScale(long[] moments) {
        this.moments = moments;
        gaps = findGaps(moments);
        corners = new long[2 * gaps.size() + 2];
        units = new double[corners.length];
        corners[0] = moments.length == 0 ? 0 : moments[0];
        corners[corners.length - 1] = moments.length == 0 ? 1 : Math.max(moments[moments.length - 1], corners[0] + 1);
        for (int i = 0; i < gaps.size(); i++) {
            corners[2 * i + 1] = gaps.get(i).from();
            corners[2 * i + 2] = gaps.get(i).until();
        }
        place();
    }

    private void place() {
        long busy = corners[corners.length - 1]
                - corners[0]
                - gaps.stream().mapToLong(Gap::micros).sum();
        double gapWidth = gaps.isEmpty() ? 0 : Math.min(WIDEST_GAP, ALL_GAPS / gaps.size());
        double share = (1 - gapWidth * gaps.size()) / Math.max(1, busy);
        for (int i = 1; i < corners.length; i++) {
            boolean gap = i % 2 == 0;
            units[i] = units[i - 1] + (gap ? gapWidth : (corners[i] - corners[i - 1]) * share);
        }
        // Where gaps are all there is, they share the whole.
        double end = units[units.length - 1];
        for (int i = 0; i < units.length && end > 0; i++) {
            units[i] /= end;
        }
    }

    private static List<Gap> findGaps(long[] moments) {
        List<Gap> pauses = new ArrayList<>();
        for (int i = 1; i < moments.length; i++) {
            if (moments[i] > moments[i - 1]) {
                pauses.add(new Gap(moments[i - 1], moments[i]));
            }
        }
        if (pauses.size() < 2) {
            return List.of();
        }
        pauses.sort(Comparator.comparingLong(Gap::micros).reversed());
        long ordinary = pauses.get(pauses.size() * 3 / 4).micros();
        double rest = moments[moments.length - 1] - moments[0];
        List<Gap> taken = new ArrayList<>();
        for (Gap pause : pauses) {
            boolean worthIt =
                    pause.micros() >= rest * PART_OF_THE_REST && pause.micros() >= ordinary * TIMES_THE_ORDINARY;
            if (!worthIt || taken.size() == MOST_GAPS) {
                break;
            }
            taken.add(pause);
            rest -= pause.micros();
        }
        taken.sort(Comparator.comparingLong(Gap::from));
        return List.copyOf(taken);
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** All moments, ascending; shared, not to be written to. */
    long[] moments() {
        return moments;
    }

    /** Where a moment is, from 0 to 1. */
    double unit(long micros) {
        int found = Arrays.binarySearch(corners, micros);
        int after = Math.clamp(found >= 0 ? found : -found - 1, 1, corners.length - 1);
        long length = corners[after] - corners[after - 1];
        double part = length == 0 ? 0 : (micros - corners[after - 1]) / (double) length;
        return units[after - 1] + part * (units[after] - units[after - 1]);
    }

    /** The moment that is there; inverse of {@link #unit}. */
    long micros(double unit) {
        int found = Arrays.binarySearch(units, unit);
        int after = Math.clamp(found >= 0 ? found : -found - 1, 1, units.length - 1);
        double length = units[after] - units[after - 1];
        double part = length == 0 ? 0 : (unit - units[after - 1]) / length;
        return corners[after - 1] + Math.round(part * (corners[after] - corners[after - 1]));
    }
}
