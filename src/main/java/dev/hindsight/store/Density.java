package dev.hindsight.store;

import java.time.Instant;

/**
 * How many events there are in equal steps of time.
 *
 * @param from the start of the first bucket, inclusive
 * @param until the end of the last bucket, exclusive
 * @param counts events per bucket, at least one bucket; shared, not copied: nobody writes to it
 * @param estimated whether the counts are an estimate
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and drawn on every frame
public record Density(Instant from, Instant until, long[] counts, boolean estimated) {
    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
