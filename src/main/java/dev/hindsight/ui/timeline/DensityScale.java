package dev.hindsight.ui.timeline;

import dev.hindsight.event.Micros;
import dev.hindsight.store.Density;
import java.util.Arrays;

/**
 * The density of a store on a width of pixels: times to pixels and back, and how high a bar is.
 *
 * @param width in pixels, more than 0
 */
record DensityScale(Density density, double width) {
    double x(long micros) {
        return (micros - from()) / micros() * width;
    }

    /** The time at an x, microseconds since 1970, kept inside of the store's range. */
    long microsAt(double x) {
        return from() + Math.round(Math.clamp(x / width, 0, 1) * micros());
    }

    int bucketAt(double x) {
        int buckets = density.counts().length;
        return Math.clamp((long) (x / width * buckets), 0, buckets - 1);
    }

    /** When a bucket begins; that after the last is the end of the store. */
    long start(int bucket) {
        return from() + Math.round(micros() * bucket / density.counts().length);
    }

    /** From 0 to 1, by the square root: so that a day with one event is not lost beside one with a million. */
    double heightOf(int bucket) {
        long most = Arrays.stream(density.counts()).max().orElse(0);
        return most == 0 ? 0 : Math.sqrt((double) density.counts()[bucket] / most);
    }

    long from() {
        return Micros.of(density.from());
    }

    long until() {
        return Micros.of(density.until());
    }

    private double micros() {
        return Math.max(1, until() - from());
    }
}
