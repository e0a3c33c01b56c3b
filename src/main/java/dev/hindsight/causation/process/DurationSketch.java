package dev.hindsight.causation.process;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * How long something took, as counts in steps that grow with the duration: sixteen steps from one power of two to the
 * next, so that a quantile is at most about 3 % off, whatever the number of durations.
 */
final class DurationSketch {
    private static final int BITS = 4;
    private static final int STEPS = 1 << BITS;

    private int[] counts = new int[8];
    private long total;

    /** Counts a duration in microseconds; what is negative, by clocks that disagree, counts as none. */
    void add(long micros) {
        int step = stepOf(Math.max(0, micros));
        if (step >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(step + 1, counts.length * 2));
        }
        counts[step]++;
        total++;
    }

    DurationSketch copy() {
        DurationSketch copy = new DurationSketch();
        copy.counts = counts.clone();
        copy.total = total;
        return copy;
    }

    long total() {
        return total;
    }

    /**
     * The duration that a share of all do not exceed; nothing where there are none.
     *
     * @param share from 0, exclusive, to 1, inclusive
     */
    Duration quantile(double share) {
        return Duration.of(quantileMicros(share), ChronoUnit.MICROS);
    }

    long quantileMicros(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int step = 0; step < counts.length; step++) {
            seen += counts[step];
            if (seen >= wanted && seen > 0) {
                return middleOf(step);
            }
        }
        return 0;
    }

    private static int stepOf(long micros) {
        if (micros < STEPS) {
            return (int) micros;
        }
        int shift = 63 - Long.numberOfLeadingZeros(micros) - BITS;
        return (shift + 1) * STEPS + (int) (micros >>> shift) - STEPS;
    }

    private static long middleOf(int step) {
        if (step < STEPS) {
            return step;
        }
        int shift = step / STEPS - 1;
        long start = (long) (step % STEPS + STEPS) << shift;
        return start + ((1L << shift) >> 1);
    }
}
