package dev.hindsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.testing.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeekingTest {
    private static final int COUNT = 97;

    /** Events per transaction: none recorded, one each, some, and all in one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1_000})
    void everyEventIsFoundByItsTimeAndItsNumber(int perTransaction) {
        List<StoredEvent> events = history(perTransaction);
        Seeking seeking = new Seeking(new InMemoryEventStore(events));
        for (StoredEvent event : events) {
            EventHeader header = event.header();
            assertThat(seeking.atTime(header.at(), Cancellation.never())).contains(header);
            assertThat(seeking.atTime(header.at().minusMillis(1), Cancellation.never()))
                    .contains(header);
            assertThat(seeking.atSequence(header.position().sequence() - 1, Cancellation.never()))
                    .contains(header);
        }
        Instant later = Events.START.plus(Duration.ofDays(9));
        assertThat(seeking.atTime(later, Cancellation.never())).isEmpty();
        assertThat(new Seeking(new InMemoryEventStore(List.of())).atTime(later, Cancellation.never()))
                .isEmpty();
    }

    private static List<StoredEvent> history(int perTransaction) {
        Events events = new Events();
        List<StoredEvent> all = new ArrayList<>();
        for (int i = 1; i <= COUNT; i++) {
            StoredEvent next = events.next("a-1", "Happened", "{}");
            long transaction = perTransaction == 0 ? 0 : 700L + i / perTransaction * 13L;
            all.add(moved(next, new Position(transaction, i * 3L)));
        }
        return all;
    }

    private static StoredEvent moved(StoredEvent event, Position position) {
        EventHeader header = event.header();
        return new StoredEvent(
                new EventHeader(
                        position,
                        header.stream(),
                        header.streamType(),
                        header.version(),
                        header.id(),
                        header.type(),
                        header.schemaVersion(),
                        header.at(),
                        header.correlation(),
                        header.causation()),
                event.payload(),
                event.metadata());
    }
}
