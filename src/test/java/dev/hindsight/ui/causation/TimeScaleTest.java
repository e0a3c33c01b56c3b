package dev.hindsight.ui.causation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.timeline.Pause;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    private static final long SECOND = 1_000_000;

    @Test
    void anEvenHistoryIsNotFolded() {
        TimeScale scale = new TimeScale(new long[] {0, 10, 20, 30, 40});
        assertThat(scale.gaps()).isEmpty();
        assertThat(scale.unit(10)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void aLongGapTakesLittleRoom() {
        TimeScale scale = new TimeScale(new long[] {0, SECOND, 2 * SECOND, 90_000 * SECOND, 90_001 * SECOND});
        assertThat(scale.gaps()).containsExactly(new Pause(2 * SECOND, 90_000 * SECOND));
        assertThat(scale.unit(90_000 * SECOND) - scale.unit(2 * SECOND)).isLessThan(0.13);
        assertThat(scale.unit(90_001 * SECOND)).isCloseTo(1, within(1e-9));
    }

    @Test
    void placesGrowWithTimeAndLeadBack() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            long[] moments = random.longs(40, 0, 1_000_000_000L)
                    .map(at -> at / 97 * 97)
                    .sorted()
                    .toArray();
            TimeScale scale = new TimeScale(moments);
            double[] units = Arrays.stream(moments).mapToDouble(scale::unit).toArray();
            assertThat(units).isSorted();
            assertThat(units[0]).isZero();
            for (int i = 0; i < moments.length; i++) {
                assertThat(Math.abs(scale.micros(units[i]) - moments[i])).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void oneMomentIsTheWholeScale() {
        assertThat(new TimeScale(new long[] {5, 5}).unit(5)).isZero();
        assertThat(new TimeScale(new long[0]).gaps()).isEmpty();
    }
}
