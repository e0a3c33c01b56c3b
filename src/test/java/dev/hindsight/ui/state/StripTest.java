package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StripTest {
    @Test
    void everyEventIsFoundWhereItLies() {
        Strip strip = new Strip(42, 600);
        for (int i = 0; i < 42; i++) {
            assertThat(strip.indexAt(strip.x(i))).isEqualTo(i);
        }
    }

    @Test
    void placesBeyondTheEndsBelongToTheEnds() {
        Strip strip = new Strip(42, 600);
        assertThat(strip.indexAt(-50)).isZero();
        assertThat(strip.indexAt(9_000)).isEqualTo(41);
    }

    @Test
    void aSingleEventLiesInTheMiddle() {
        assertThat(new Strip(1, 600).x(0)).isEqualTo(300);
        assertThat(new Strip(1, 600).indexAt(599)).isZero();
    }

    @Test
    void moreEventsThanPixelsShareColumns() {
        Strip strip = new Strip(100_000, 600);
        assertThat(strip.roomForEach()).isFalse();
        int[] columns = strip.columns(2, i -> i % 3 == 1 ? 1 : 0);
        assertThat(Arrays.stream(columns).filter(kind -> kind == 1)).isEmpty();
        assertThat(Arrays.stream(columns).filter(kind -> kind == 0).count()).isBetween(570L, 582L);
    }
}
