package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlayClockTest {
    private static final long START = 5_000;

    @Test
    void anEventStaysForItsBeat() {
        PlayClock clock = clock(Speed.TWO, 60);
        assertThat(clock.at(START + millis(299))).isZero();
        assertThat(clock.at(START + millis(300))).isEqualTo(1);
        assertThat(clock.at(START + millis(599))).isEqualTo(1);
        assertThat(clock.at(START + millis(600))).isEqualTo(2);
    }

    @Test
    void aLateCallLeavesVersionsOut() {
        assertThat(clock(Speed.TEN, 60).at(START + millis(245))).isEqualTo(4);
    }

    @Test
    void itEndsAtTheLastEvent() {
        PlayClock clock = clock(Speed.TEN, 60);
        assertThat(clock.ended()).isFalse();
        assertThat(clock.at(START + millis(60_000))).isEqualTo(10);
        assertThat(clock.ended()).isTrue();
    }

    @Test
    void asRecordedKeepsShortPausesAndFoldsLongOnes() {
        assertThat(clock(Speed.AS_RECORDED, 1).at(START + millis(1_500))).isEqualTo(1);
        assertThat(Speed.AS_RECORDED.folds(Instant.EPOCH, Instant.EPOCH.plusSeconds(2)))
                .isFalse();
        assertThat(Speed.AS_RECORDED.folds(Instant.EPOCH, Instant.EPOCH.plusSeconds(3)))
                .isTrue();
        PlayClock folded = clock(Speed.AS_RECORDED, 3_600);
        assertThat(folded.at(START + millis(1_999))).isZero();
        assertThat(folded.at(START + millis(2_000))).isEqualTo(1);
    }

    @Test
    void eventsRecordedInTheWrongOrderDoNotHoldItUp() {
        PlayClock clock = new PlayClock(index -> Instant.EPOCH.minusSeconds(index), 0, 3, Speed.AS_RECORDED, START);
        assertThat(clock.at(START)).isEqualTo(3);
    }

    private static PlayClock clock(Speed speed, int secondsBetween) {
        return new PlayClock(index -> Instant.EPOCH.plusSeconds((long) index * secondsBetween), 0, 10, speed, START);
    }

    private static long millis(long count) {
        return Duration.ofMillis(count).toNanos();
    }
}
