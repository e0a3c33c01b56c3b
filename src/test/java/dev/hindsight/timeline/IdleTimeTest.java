package dev.hindsight.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Micros;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class IdleTimeTest {
    @Test
    void theNightsBetweenBusyDaysAreFolded() {
        long[] times = LongStream.range(0, 5)
                .flatMap(day -> LongStream.range(0, 100).map(i -> day * Micros.DAY + i * 5 * Micros.MINUTE))
                .toArray();

        List<Fold> folds = IdleTime.find(times);

        assertThat(folds).hasSize(4);
        assertThat(folds.getFirst().lastBefore()).isEqualTo(99 * 5 * Micros.MINUTE);
        assertThat(folds.getFirst().firstAfter()).isEqualTo(Micros.DAY);
    }

    @Test
    void anEvenlySpacedHistoryIsNotFolded() {
        assertThat(IdleTime.find(LongStream.range(0, 6).map(i -> i * Micros.DAY).toArray()))
                .isEmpty();
    }

    @Test
    void ofAnOrderThatWaitsForDaysOnlyTheDaysAreFolded() {
        long[] times = {
            0, 3 * Micros.SECOND, 40 * Micros.SECOND, 2 * Micros.DAY, 2 * Micros.DAY + Micros.SECOND, 5 * Micros.DAY
        };

        assertThat(IdleTime.find(times)).extracting(Fold::firstAfter).containsExactly(2 * Micros.DAY, 5 * Micros.DAY);
    }

    @Test
    void nothingAndOneEventHaveNoIdleTime() {
        assertThat(IdleTime.find(new long[0])).isEmpty();
        assertThat(IdleTime.find(new long[] {5})).isEmpty();
        assertThat(IdleTime.find(new long[] {5, 5, 5})).isEmpty();
    }

    @RepeatedTest(40)
    void noEventLiesInsideOfAFold(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long[] times = new long[300];
        for (int i = 1; i < times.length; i++) {
            times[i] = times[i - 1] + (long) Math.exp(random.nextDouble() * 30);
        }

        List<Fold> folds = IdleTime.find(times);

        assertThat(folds).hasSizeLessThanOrEqualTo(IdleTime.MOST_FOLDS).isNotEmpty();
        for (Fold fold : folds) {
            assertThat(Arrays.stream(times).noneMatch(time -> time >= fold.start() && time < fold.end()))
                    .isTrue();
            assertThat(Arrays.stream(times)).contains(fold.lastBefore(), fold.firstAfter());
        }
        assertThat(new TimeAxis(0, folds).folds()).isEqualTo(folds);
    }
}
