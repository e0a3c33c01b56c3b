package dev.hindsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DensityTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private final Density density = new Density(FROM, FROM.plusSeconds(4), new long[] {1, 2, 3, 4}, false);

    @Test
    void eventsWithinItGoIntoTheirBuckets() {
        Density grown = density.with(List.of(FROM.plusSeconds(1), FROM.plusMillis(1_500), FROM.plusMillis(3_999)));

        assertThat(grown.counts()).containsExactly(1, 4, 3, 5);
        assertThat(grown.estimated()).isTrue();
        assertThat(density.counts()).as("the one before is left as it was").containsExactly(1, 2, 3, 4);
    }

    @Test
    void eventsAfterItsEndMakeItLongerAndLoseNone() {
        Instant last = FROM.plusSeconds(8);
        Density grown = density.with(List.of(last, FROM.plusSeconds(7)));

        assertThat(grown.from()).isEqualTo(FROM);
        assertThat(grown.until()).isAfter(last);
        assertThat(grown.total()).isEqualTo(12);
        assertThat(grown.counts()[3]).isEqualTo(2);
        assertThat(grown.counts()[0]).isEqualTo(3);
    }

    @Test
    void itDoesNotHaveToBeStretchedForEveryEvent() {
        Density grown = density.with(List.of(FROM.plusSeconds(100)));

        assertThat(grown.with(List.of(FROM.plusSeconds(104))).until()).isEqualTo(grown.until());
    }
}
