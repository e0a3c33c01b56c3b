package dev.hindsight.timeline;

/**
 * Finds places in ascending values, of which there may be a hundred million: by way of every 64th of them, every 64th of
 * those, and so on, which stay in the cache of the processor while the values themselves do not.
 */
final class SparseOrder {
    /** One of so many values is kept apart. */
    static final int STRIDE = 64;

    private static final int BITS = 6;

    private final long[] values;
    private final long[][] samples;

    /** {@code values} ascend within each range that will be searched, and stay as they are. */
    SparseOrder(long[] values) {
        this.values = values;
        int levels = 0;
        while ((values.length >> (BITS * (levels + 1))) > 0) {
            levels++;
        }
        samples = new long[levels][];
        for (int level = 0; level < levels; level++) {
            int bits = BITS * (level + 1);
            samples[level] = new long[((values.length - 1) >> bits) + 1];
            for (int i = 0; i < samples[level].length; i++) {
                samples[level][i] = values[i << bits];
            }
        }
    }

    /** The first index of a range whose value is not less; {@code until} if there is none. */
    int firstAtOrAfter(long value, int from, int until) {
        int low = lastSampleBefore(value, from, until);
        // Between that sample and the next.
        int high = Math.min(until, ((low >> BITS) + 1) << BITS);
        return lowerBound(values, value, low, high);
    }

    /** The last sample of a range whose value is less; {@code from} if there is none, whatever its value. */
    int lastSampleBefore(long value, int from, int until) {
        int low = from;
        int high = until;
        for (int level = samples.length - 1; level >= 0; level--) {
            int bits = BITS * (level + 1);
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
