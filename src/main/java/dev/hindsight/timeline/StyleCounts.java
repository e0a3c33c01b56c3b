package dev.hindsight.timeline;

import dev.hindsight.drawing.Styles;

/**
 * How many events of a column have which style. Most columns have few of the styles there are, so those met are kept as
 * bits, and taking the counts costs by them alone.
 */
final class StyleCounts {
    private final int[] counts = new int[Styles.COUNT];
    private long met;
    private int total;

    void add(int style) {
        counts[style]++;
        met |= 1L << style;
        total++;
    }

    int total() {
        return total;
    }

    /** The lowest style that has a count; -1 if there is none any more. */
    int first() {
        return met == 0 ? -1 : Long.numberOfTrailingZeros(met);
    }

    /** The count of a style, which has none from then on. */
    int take(int style) {
        int count = counts[style];
        counts[style] = 0;
        met &= ~(1L << style);
        total -= count;
        return count;
    }
}
