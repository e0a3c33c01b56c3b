package dev.hindsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Tail.Arrivals;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TailPaceTest {
    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Arrivals<String> SOMETHING = new Arrivals<>(List.of("event"), false);
    private static final Arrivals<String> NOTHING = new Arrivals<>(List.of(), false);
    private static final Arrivals<String> WAITING = new Arrivals<>(List.of(), false, true, Optional.empty());

    private final TailPace pace = new TailPace();

    @Test
    void anIdleStoreIsAskedEveryFiveSecondsInTheEndAndABusyOneAtOnce() {
        assertThat(after(NOTHING, 50)).isEqualTo(TailPace.LONGEST);
        assertThat(pace.after(SOMETHING, QUICK)).isEqualTo(TailPace.SHORTEST);
        assertThat(pace.after(new Arrivals<>(List.of("event"), true), QUICK)).isZero();
    }

    @Test
    void eventsThatWaitForATransactionAreAskedForSoonHoweverQuietItWasBefore() {
        after(NOTHING, 50);
        assertThat(after(WAITING, 20)).isEqualTo(TailPace.SHORTEST);
    }

    @Test
    void aTransactionThatStaysOpenIsAskedForLessOften() {
        assertThat(after(WAITING, 500)).isBetween(Duration.ofMillis(200), Duration.ofSeconds(1));
    }

    @Test
    void mostOfTheTimeIsNotSpentOnReadsThatBringLittle() {
        List<String> many = Collections.nCopies(2_000, "event");
        assertThat(pace.after(new Arrivals<>(many, false), Duration.ofMillis(300)))
                .isEqualTo(TailPace.SHORTEST);
        assertThat(pace.after(SOMETHING, Duration.ofMillis(300))).isEqualTo(Duration.ofMillis(1_200));
        assertThat(pace.after(SOMETHING, Duration.ofMinutes(1))).isEqualTo(TailPace.LONGEST);
    }

    private Duration after(Arrivals<String> read, int times) {
        Duration rest = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            rest = pace.after(read, QUICK);
        }
        return rest;
    }
}
