package dev.hindsight.timeline;

/**
 * Finds places in ascending values, of which there may be a hundred million: by way of every 64th of them, every 8th of
 * those, and so on. Eight values are a line of memory, so each step down costs at most one that is not in the cache of
 * the processor, and who can do with a rough answer is spared the last ones, which never are.
 */
final class SparseOrder {
    /** One of so many values is kept apart. */
    static final int STRIDE = 64;

    private static final int BITS = 6;
    private static final int BITS_MORE = 3;

    /** A rough answer is off by no more than this part of its distance from the beginning of the range. */
    private static final int PART = 16;

    /** A rough answer that is further from the beginning of its range than this is within {@link #PART}. */
    private static final int FAR = PART * STRIDE;

    private final long[] values;
    private final long[][] samples;

    /** {@code values} ascend within each range that will be searched, and stay as they are. */
    SparseOrder(long[] values) {
        this.values = values;
        int levels = 0;
        while ((values.length >> bits(levels)) > 0) {
            levels++;
        }
        samples = new long[levels][];
        for (int level = 0; level < levels; level++) {
            int bits = bits(level);
            samples[level] = new long[((values.length - 1) >> bits) + 1];
            for (int i = 0; i < samples[level].length; i++) {
                samples[level][i] = values[i << bits];
            }
        }
    }

    private static int bits(int level) {
        return BITS + BITS_MORE * level;
    }

    long value(int index) {
        int zeros = Integer.numberOfTrailingZeros(index);
        if (zeros < BITS || samples.length == 0) {
            return values[index];
        }
        // The coarsest level that has it is the one most likely to be in the cache.
        int level = Math.min((zeros - BITS) / BITS_MORE, samples.length - 1);
        return samples[level][index >> bits(level)];
    }

    /** The first index of a range whose value is not less; {@code until} if there is none. */
    int firstAtOrAfter(long value, int from, int until) {
        int low = lastSampleBefore(value, from, until, Integer.MAX_VALUE);
        // Between that sample and the next.
        int high = Math.min(until, ((low >> BITS) + 1) << BITS);
        return lowerBound(values, value, low, high);
    }

    /** The same, or before it by a sixteenth of its distance from the beginning of the range where that is far. */
    int roughlyFirstAtOrAfter(long value, int from, int until) {
        int before = lastSampleBefore(value, from, until, PART);
        return before - from > FAR ? before + 1 : firstAtOrAfter(value, from, until);
    }

    /**
     * The last sample of a range whose value is less, or one before it by no more than one of so many parts of its
     * distance from the beginning of the range; {@code from} if there is none, whatever its value.
     */
    private int lastSampleBefore(long value, int from, int until, long parts) {
        int low = from;
        int high = until;
        for (int level = samples.length - 1; level >= 0 && (high - low) * parts > low - from; level--) {
            int bits = bits(level);
            int first = (int) (((long) low + (1 << bits) - 1) >> bits);
            int end = high > low ? ((high - 1) >> bits) + 1 : first;
            int found = lowerBound(samples[level], value, first, Math.max(first, end));
            if (found > first) {
                low = (found - 1) << bits;
            }
            if (found < end) {
                high = found << bits;
            }
        }
        return low;
    }

    static int lowerBound(long[] sorted, long value, int from, int until) {
        int low = from;
        int high = until;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
