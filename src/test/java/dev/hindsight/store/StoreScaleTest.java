package dev.hindsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.testing.ListStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreScaleTest {
    private static final int COUNT = 2_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Events per transaction: none recorded, one each, some, and all in one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1_000_000})
    void sharesAreThoseOfTheEventsAndLeadBackToThem(int perTransaction) {
        List<EventHeader> events = IntStream.range(0, COUNT)
                .mapToObj(i -> event(perTransaction == 0 ? 0 : 700L + i / perTransaction * 13L, i + 1L, i))
                .toList();
        StoreScale scale = measure(events).orElseThrow();
        for (int i = 0; i < COUNT; i += 7) {
            double share = i / (COUNT - 1.0);
            assertThat(scale.shareOf(events.get(i).position())).isCloseTo(share, within(0.02));
            assertThat(scale.shareOf(scale.placeAt(share))).isCloseTo(share, within(0.02));
            assertThat(Duration.between(START, scale.timeAt(share)).toSeconds()).isCloseTo((long) i, within(40L));
        }
    }

    @Test
    void aLeapInTheNumbersTakesNoRoom() {
        List<EventHeader> events = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            events.add(event(0, i < COUNT / 2 ? i : i + 1_000_000_000L, i));
        }
        StoreScale scale = measure(events).orElseThrow();
        assertThat(scale.shareOf(events.get(COUNT / 2).position())).isCloseTo(0.5, within(0.03));
        assertThat(scale.shareOf(events.get(COUNT / 4).position())).isCloseTo(0.25, within(0.03));
    }

    @Test
    void numbersThatDoNotRiseAreNotBelieved() {
        List<EventHeader> events = IntStream.range(0, COUNT)
                .mapToObj(i -> event(1_000L * i, i * 7_919L % COUNT, i))
                .toList();
        StoreScale scale = measure(events).orElseThrow();
        assertThat(scale.shareOf(events.get(1_500).position())).isCloseTo(0.75, within(0.02));
    }

    @Test
    void itGrowsWithTheStoreAndCanBeAboutASpanOfTime() {
        List<EventHeader> events =
                IntStream.range(0, COUNT).mapToObj(i -> event(0, i + 1L, i)).toList();
        StoreScale grown = measure(events.subList(0, 1_000)).orElseThrow().with(events.getLast());
        assertThat(grown.shareOf(events.get(1_000).position())).isCloseTo(0.5, within(0.02));
        StoreScale span = StoreScale.measure(
                        new ListStore(events), START.plusSeconds(500), START.plusSeconds(700), Cancellation.never())
                .orElseThrow();
        assertThat(span.shareOf(events.get(600).position())).isCloseTo(0.5, within(0.02));
        assertThat(span.shareOf(events.get(20).position())).isZero();
    }

    @Test
    void aSingleEventHasNoLength() {
        assertThat(measure(List.of())).isEmpty();
        assertThat(measure(List.of(event(0, 1, 0)))).isEmpty();
    }

    private static Optional<StoreScale> measure(List<EventHeader> events) {
        return StoreScale.measure(new ListStore(events), null, null, Cancellation.never());
    }

    private static EventHeader event(long transaction, long sequence, int second) {
        return new EventHeader(
                new Position(transaction, sequence),
                new StreamId("counter"),
                "Counter",
                second,
                new EventId("event-" + second),
                "Counted",
                null,
                START.plusSeconds(second),
                null,
                null);
    }
}
