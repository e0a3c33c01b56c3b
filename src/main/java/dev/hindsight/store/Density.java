package dev.hindsight.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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
    /**
     * The density with more events. Those after its end make it longer: the buckets become wider then, and each goes
     * into the one in which its middle lies. An estimate, since an event may be among the counts already.
     */
    public Density with(List<Instant> times) {
        Instant last = times.stream().max(Comparator.naturalOrder()).orElse(from);
        Density grown = last.isBefore(until) ? new Density(from, until, counts.clone(), true) : stretched(last);
        for (Instant time : times) {
            grown.counts[grown.bucketOf(time)]++;
        }
        return grown;
    }

    /** With room behind the last event, so that not every new one has to stretch it again. */
    private Density stretched(Instant last) {
        Duration length = Duration.between(from, last);
        Instant end = last.plus(length.dividedBy(20)).plusMillis(1);
        Density wider = new Density(from, end, new long[counts.length], true);
        double scale = (double) Duration.between(from, until).toMillis()
                / Math.max(1, Duration.between(from, end).toMillis());
        for (int bucket = 0; bucket < counts.length; bucket++) {
            // Each bucket goes into the one in which its middle lies: it is no wider than that.
            int target = Math.clamp((int) ((bucket + 0.5) * scale), 0, counts.length - 1);
            wider.counts[target] += counts[bucket];
        }
        return wider;
    }

    private int bucketOf(Instant time) {
        double share = (double) Duration.between(from, time).toMillis()
                / Math.max(1, Duration.between(from, until).toMillis());
        return Math.clamp((int) (share * counts.length), 0, counts.length - 1);
    }

    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
