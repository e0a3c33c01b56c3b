package dev.hindsight.timeline;

import java.util.function.IntToLongFunction;

/**
 * Least and greatest of any range of many values, in a time that grows with the logarithm of the range: each level holds
 * both for every sixteen of the level below, so that all levels take a seventh of the values.
 */
final class Pyramid {
    private static final int BITS = 4;

    private final IntToLongFunction values;
    private final long[][] least;
    private final long[][] greatest;

    /** Least and greatest value of a range. */
    record Range(long least, long greatest) {}

    /**
     * Reads all values once.
     *
     * @param values which stay as they are
     */
    Pyramid(int size, IntToLongFunction values) {
        this.values = values;
        int levels = 0;
        while ((size >> (BITS * (levels + 1))) > 1) {
            levels++;
        }
        least = new long[levels][];
        greatest = new long[levels][];
        for (int level = 0; level < levels; level++) {
            int blocks = size >> (BITS * (level + 1));
            least[level] = new long[blocks];
            greatest[level] = new long[blocks];
            for (int block = 0; block < blocks; block++) {
                Range range = scan(level - 1, block << BITS, (block + 1) << BITS);
                least[level][block] = range.least();
                greatest[level][block] = range.greatest();
            }
        }
    }

    /** The range of the values from one index to before another, at least one. */
    Range of(int from, int until) {
        return of(-1, from, until);
    }

    private Range of(int level, int from, int until) {
        int first = (from + 15) >> BITS;
        int last = until >> BITS;
        if (level + 1 >= least.length || first >= last || last > least[level + 1].length) {
            return scan(level, from, until);
        }
        Range middle = of(level + 1, first, last);
        Range left = scan(level, from, first << BITS);
        Range right = scan(level, last << BITS, until);
        return new Range(
                Math.min(middle.least(), Math.min(left.least(), right.least())),
                Math.max(middle.greatest(), Math.max(left.greatest(), right.greatest())));
    }

    private Range scan(int level, int from, int until) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = from; i < until; i++) {
            low = Math.min(low, level < 0 ? values.applyAsLong(i) : least[level][i]);
            high = Math.max(high, level < 0 ? values.applyAsLong(i) : greatest[level][i]);
        }
        return new Range(low, high);
    }
}
