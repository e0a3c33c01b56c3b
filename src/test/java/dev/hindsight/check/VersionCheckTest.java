package dev.hindsight.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.testing.Events;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionCheckTest {
    private final List<StoredEvent> events = new ArrayList<>();

    VersionCheckTest() {
        Events next = new Events();
        for (int round = 1; round <= 6; round++) {
            for (String stream : List.of("order-1", "order-2", "order-3")) {
                events.add(next.next(stream, "Happened", "{}"));
            }
        }
    }

    @Test
    void findsNothingWhereVersionsFollowOneAnother() {
        FoundBy found = check();

        assertThat(found.findings()).isEmpty();
        assertThat(found.outcome()).isEqualTo(new Outcome.Done("18 events in 3 streams"));
    }

    @Test
    void tellsAGapWithTheVersionsThatAreMissing() {
        remove("order-2", 3);
        remove("order-2", 4);

        assertThat(check().messages())
                .containsExactly("Versions 3 to 4 of order-2 are missing, before Happened at version 5.");
        assertThat(check().findings().getFirst().version()).isEqualTo(5);
    }

    @Test
    void tellsThatTheBeginningOfAStreamIsMissing() {
        remove("order-3", 1);

        assertThat(check().messages())
                .containsExactly("Version 1 of order-3 is missing, before Happened at version 2.");
    }

    @Test
    void tellsADouble() {
        StoredEvent second = events.get(4);
        events.add(new StoredEvent(
                new EventHeader(
                        new Position(99, 99),
                        second.header().stream(),
                        second.header().streamType(),
                        second.header().version(),
                        Events.id(99),
                        "Happened",
                        "1",
                        second.header().at(),
                        null,
                        null),
                second.payload(),
                second.metadata()));

        FoundBy found = check();

        assertThat(found.messages()).containsExactly("There is more than one event at version 2 of order-2.");
        assertThat(found.findings().getFirst().key())
                .isEqualTo(new Finding.Key("integrity-versions", "double", "order-2", 2L, ""));
    }

    private FoundBy check() {
        return FoundBy.running(new VersionCheck(new InMemoryEventStore(events)));
    }

    private void remove(String stream, long version) {
        events.removeIf(event -> event.header().stream().equals(new StreamId(stream))
                && event.header().version() == version);
    }
}
