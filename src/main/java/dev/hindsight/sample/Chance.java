package dev.hindsight.sample;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws lots. The same generator in the same state draws the same ones. */
record Chance(RandomGenerator random) {
    boolean percent(int percentage) {
        return random.nextInt(100) < percentage;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A duration of whole microseconds, since the store keeps no finer ones. */
    Duration between(Duration least, Duration most) {
        long micros = most.minus(least).toNanos() / 1_000;
        return least.plus(random.nextLong(micros + 1), ChronoUnit.MICROS);
    }
}
