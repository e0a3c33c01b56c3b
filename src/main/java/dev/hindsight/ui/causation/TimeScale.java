package dev.hindsight.ui.causation;

import dev.hindsight.causation.Latencies;
import dev.hindsight.timeline.Pause;
import dev.hindsight.timeline.Pauses;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The time of an operation as numbers from 0 to 1. Long gaps, in which nothing happened at all, are all made equally
 * short: an operation of seconds that waited for a day could not be seen otherwise. Immutable.
 */
final class TimeScale {
    private static final Pauses LONG_GAPS = new Pauses(1, 0.1, 12);
    private static final double WIDEST_GAP = 0.12;
    private static final double ALL_GAPS = 0.5;

    private final long[] moments;
    private final List<Pause> gaps;
    /** The corners of the scale: microseconds, and where they are. */
    private final long[] corners;

    private final double[] units;

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
        gaps = LONG_GAPS.of(moments);
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
                - gaps.stream().mapToLong(Pause::length).sum();
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

    List<Pause> gaps() {
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
